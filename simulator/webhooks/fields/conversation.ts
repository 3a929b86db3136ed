/**
 * News about one conversation: what the customer wants to be sent, who of several
 * senders has the word.
 *
 * A handover has no `metadata`: the number is in `recipient`. What is heard on
 * standby lies one level deeper than the same news in `messages`.
 */
import { newMessage } from "../../chat.ts";
import { buildInbound } from "../../inbound/inbound_message.ts";
import { isProblem } from "../../inbound/content.ts";
import { flagAt, isObject, textAt } from "../../json.ts";
import { newWamid } from "../../wamid.ts";
import { contactOf, messageValue, metadata } from "../envelope.ts";
import { ownerWrites } from "./coexistence.ts";
import { type FieldMaker, headed, secondsOf } from "./field.ts";

/** `{ phone, preference?: "stop" | "resume" | "signup" }`. */
export const userPreferences: FieldMaker = ({ world, number, phone, input }) => {
  if (!phone) return { problem: "phone is missing." };
  const value = textAt(input, "preference") ?? "stop";
  if (value !== "stop" && value !== "resume" && value !== "signup") {
    return { problem: "preference is stop, resume or signup." };
  }
  const preference = {
    wa_id: phone.shares_phone ? phone.phone ?? undefined : undefined,
    user_id: phone.bsuid,
    detail: `User requested to ${value} marketing messages`,
    category: "marketing_messages",
    value,
    timestamp: secondsOf(world),
    signup_id: value === "signup" ? "1042" : undefined,
  };
  return headed(number, { contacts: [contactOf(phone)], user_preferences: [preference] });
};

/** `{ phone, …message }`, or with `echo` what Meta's agent answers: heard, not ours to answer. */
export const standby: FieldMaker = async (asked) => {
  const { world, number, phone, input } = asked;
  if (!phone) return { problem: "phone is missing." };
  if (flagAt(input, "echo") === true) {
    const echo = await ownerWrites(asked);
    return "problem" in echo ? echo : { standby: headed(number, echo) };
  }
  const built = await buildInbound({ world, number, phone, input });
  if (isProblem(built)) return built;
  const message = newMessage({
    wamid: textAt(built.content, "id") ?? newWamid("in", phone.phone ?? phone.bsuid),
    number: number.phoneNumberId,
    phone: phone.id,
    from: "customer",
    type: textAt(built.content, "type") ?? "text",
    content: built.content,
    reply_to: built.replyTo,
    at: world.clock.now(),
  });
  return { standby: messageValue(number, phone, message) };
};

/** `{ phone, type?: "control_passed" | "control_taken" }`. */
export const messagingHandovers: FieldMaker = ({ world, number, phone, input }) => {
  if (!phone) return { problem: "phone is missing." };
  const type = textAt(input, "type") ?? "control_passed";
  if (type !== "control_passed" && type !== "control_taken") {
    return { problem: "type is control_passed or control_taken." };
  }
  const sender = {
    phone_number: phone.shares_phone ? phone.phone ?? undefined : undefined,
    user_id: phone.bsuid,
  };
  const owner = { app_id: "123456789012345" };
  return {
    messaging_product: "whatsapp",
    type,
    sender,
    recipient: metadata(number),
    timestamp: String(secondsOf(world)),
    [type]: type === "control_passed" ? { new_owner: owner } : { previous_owner: owner },
  };
};

/** The field itself: `{ errors?, statuses?, value? }`, for errors of the number and statuses of yesterday's kinds. */
export const messages: FieldMaker = ({ number, input }) => {
  const list = (value: unknown) => Array.isArray(value) ? value.filter(isObject) : undefined;
  return headed(number, { errors: list(input.errors), statuses: list(input.statuses) });
};
