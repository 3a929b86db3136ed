/**
 * Calls: a customer rings, somebody or nobody answers, it ends.
 *
 * A call opens the 24 h window as a message does, answered or not.
 */
import { randomBytes } from "node:crypto";
import { flagAt, type JsonObject, numberAt, textAt } from "../../json.ts";
import type { RegisteredNumber } from "../../number.ts";
import type { Phone } from "../../phone.ts";
import { chatOf, type World } from "../../world.ts";
import type { Update } from "../delivery.ts";
import { contactOf, seconds } from "../envelope.ts";
import { type FieldMaker, headed } from "./field.ts";

const events = ["connect", "terminate", "status"] as const;

function callValue(
  world: World,
  number: RegisteredNumber,
  phone: Phone,
  id: string,
  event: typeof events[number],
  input: JsonObject,
): JsonObject {
  const outgoing = textAt(input, "direction") === "BUSINESS_INITIATED";
  const customer = phone.shares_phone ? phone.phone ?? undefined : undefined;
  const business = number.displayPhoneNumber.replace(/\D/g, "");
  const timestamp = seconds(world.clock.now());
  const contacts = [contactOf(phone)];
  if (event === "status") {
    const status = textAt(input, "status") ?? "RINGING";
    const one = {
      id,
      timestamp,
      type: "call",
      status,
      recipient_id: customer,
      recipient_user_id: phone.bsuid,
    };
    return headed(number, { contacts, statuses: [one] });
  }
  const call: JsonObject = {
    id,
    from: outgoing ? business : customer,
    to: outgoing ? customer : business,
    [outgoing ? "to_user_id" : "from_user_id"]: phone.bsuid,
    event,
    timestamp,
    direction: outgoing ? "BUSINESS_INITIATED" : "USER_INITIATED",
  };
  if (event === "connect") {
    call.session = {
      sdp: "v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=-\r\n",
      sdp_type: outgoing ? "answer" : "offer",
    };
  } else {
    const duration = numberAt(input, "duration");
    const answered = duration !== null || flagAt(input, "answered") === true;
    call.status = answered ? "COMPLETED" : "FAILED";
    if (answered) {
      call.start_time = String(Number(timestamp) - (duration ?? 60));
      call.end_time = timestamp;
      call.duration = duration ?? 60;
    }
  }
  return headed(number, { contacts, calls: [call] });
}

const newCallId = () => `wacid.${randomBytes(18).toString("base64url")}`;

/** One call of the customer: `{ event? }` alone, or the whole of it, ringing and ended (`answered`, `duration`). */
export function callUpdates(
  world: World,
  number: RegisteredNumber,
  phone: Phone,
  input: JsonObject,
): { id: string; updates: Update[] } | { problem: string } {
  const wanted = textAt(input, "event");
  const event = events.find((known) => known === wanted);
  if (wanted !== null && !event) return { problem: `event must be one of ${events.join(", ")}.` };
  const id = textAt(input, "call") ?? newCallId();
  const chat = chatOf(world, number.phoneNumberId, phone.id);
  if (textAt(input, "direction") !== "BUSINESS_INITIATED") {
    chat.last_inbound_at = Math.max(chat.last_inbound_at ?? 0, world.clock.now());
    world.changes.announce({ place: "chat", phone: phone.id });
  }
  const updates = (event ? [event] : ["connect", "terminate"] as const).map((one): Update => ({
    number: number.phoneNumberId,
    field: "calls",
    value: callValue(world, number, phone, id, one, input),
    kind: "calls",
    wamid: null,
    phone: phone.id,
  }));
  return { id, updates };
}

/** The same for `POST /numbers/:id/events`. */
export const calls: FieldMaker = ({ world, number, phone, input }) => {
  if (!phone) return { problem: "phone is missing." };
  const made = callUpdates(world, number, phone, input);
  return "problem" in made ? made : made.updates.map(({ value }) => value);
};
