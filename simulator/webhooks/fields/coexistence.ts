/**
 * A number that the owner also uses in the WhatsApp Business app: what is typed
 * there, what was said before, who is in the address book.
 *
 * What the owner types is on the customer's screen at once, but it was no send
 * of the API: it is not among the sends that tests count, and opens no window.
 */
import { applyChange } from "../../customer_changes.ts";
import { isBubble, newMessage } from "../../chat.ts";
import { buildInbound } from "../../inbound/inbound_message.ts";
import { displayDigits, isProblem } from "../../inbound/content.ts";
import { isObject, type JsonObject, textAt } from "../../json.ts";
import { newWamid } from "../../wamid.ts";
import { chatOf } from "../../world.ts";
import { contactOf, seconds } from "../envelope.ts";
import { type Asked, type FieldMaker, headed, secondsOf } from "./field.ts";

/** The owner writes, edits or takes back: `{ phone, type?, text?, … }` as a customer's message is asked for. */
export const smbMessageEchoes: FieldMaker = async (asked) => {
  const echo = await ownerWrites(asked);
  return "problem" in echo ? echo : headed(asked.number, echo);
};

/** What the business said by other means than the API, put on the customer's screen; its `message_echoes[]`. */
export async function ownerWrites(
  { world, number, phone, input }: Asked,
): Promise<{ contacts: JsonObject[]; message_echoes: JsonObject[] } | { problem: string }> {
  if (!phone) return { problem: "phone is missing." };
  const chat = chatOf(world, number.phoneNumberId, phone.id);
  const type = textAt(input, "type");
  const last = chat.messages.findLast((one) => one.from === "business" && one.revoked_at === null)?.wamid;
  const target = type === "edit" || type === "revoke" ? { message: textAt(input, "message") ?? last } : {};
  const built = await buildInbound({ world, number, phone, input: { ...input, ...target } });
  if (isProblem(built)) return built;
  const message = newMessage({
    wamid: textAt(input, "wamid") ?? newWamid("out", phone.phone ?? phone.bsuid),
    number: number.phoneNumberId,
    phone: phone.id,
    from: "business",
    type: textAt(built.content, "type") ?? "text",
    text: isObject(built.content.text) ? textAt(built.content.text, "body") : null,
    content: built.content,
    reply_to: built.replyTo,
    at: world.clock.now(),
    status: "delivered",
    media_id: built.media_id ?? null,
  });
  world.messages.set(message.wamid, message);
  if (isBubble(message.type)) chat.messages.push(message);
  applyChange(world, message, { by: "business", actor: number.phoneNumberId });
  world.changes.announce({ place: "chat", phone: phone.id });
  const shown = phone.shares_phone ? phone.phone ?? undefined : undefined;
  const echo = {
    from: displayDigits(number),
    to: shown,
    to_user_id: phone.bsuid,
    id: message.wamid,
    timestamp: seconds(message.at),
    ...built.content,
  };
  return { contacts: [contactOf(phone)], message_echoes: [echo] };
}

/** `{ action?: "add" | "remove", phone | contact }`: the owner's address book. */
export const smbAppStateSync: FieldMaker = ({ world, number, phone, input }) => {
  const action = textAt(input, "action") ?? "add";
  if (action !== "add" && action !== "remove") return { problem: "action is add or remove." };
  const phone_number = phone?.phone ?? textAt(input, "contact");
  if (phone_number === null) return { problem: "phone or contact is missing." };
  const full_name = textAt(input, "name") ?? phone?.name ?? phone_number;
  const names = action === "add" ? { full_name, first_name: full_name.split(" ")[0] } : {};
  return headed(number, {
    state_sync: [{
      type: "contact",
      contact: { ...names, phone_number },
      action,
      metadata: { timestamp: String(secondsOf(world)) },
    }],
  });
};
