/**
 * Every type of message that a customer can send, by the name the control API
 * knows it by, and what any of them may carry besides.
 *
 * A new type is one line here and a maker in a file beside. Whatever has no name
 * here can be sent as it is (`type` and `content`, or `raw`): the API grows
 * faster than any list.
 */
import { flagAt, isObject, type JsonObject, textAt } from "../json.ts";
import * as change from "./change_content.ts";
import { type Content, type ContentMaker, displayDigits, isProblem, type Problem } from "./content.ts";
import type { Writing } from "./content.ts";
import * as answer from "./interactive_content.ts";
import { attachment, media } from "./media_content.ts";
import * as odd from "./odd_content.ts";
import * as plain from "./plain_content.ts";

const makers: Record<string, ContentMaker> = {
  text: plain.text,
  image: media("image"),
  video: media("video"),
  audio: media("audio"),
  voice: media("voice"),
  document: media("document"),
  sticker: media("sticker"),
  attachment,
  location: plain.location,
  contacts: plain.contacts,
  order: plain.order,
  product_inquiry: plain.productInquiry,
  button_reply: answer.buttonReply,
  list_reply: answer.listReply,
  nfm_reply: answer.nfmReply,
  call_permission_reply: answer.callPermissionReply,
  interactive: answer.interactive,
  button: answer.button,
  reaction: change.reaction,
  edit: change.edit,
  revoke: change.revoke,
  unsupported: odd.unsupported,
  unknown: odd.unknown,
  no_type: odd.noType,
  request_welcome: odd.requestWelcome,
  user_changed_number: odd.userChangedNumber,
  user_changed_user_id: odd.userChangedUserId,
  customer_identity_changed: odd.customerIdentityChanged,
};

/** The names of all types. */
export const inboundTypes = Object.keys(makers);

/** What is to be written, with everything it carries. */
export interface InboundMessage extends Content {
  replyTo: string | null;
  group_id: string | null;
}

/** Builds the message asked for in `writing.input`, or says what is wrong with it. */
export async function buildInbound(writing: Writing): Promise<InboundMessage | Problem> {
  const { world, number, phone, input } = writing;
  const replyTo = textAt(input, "reply_to");
  const group_id = textAt(input, "group_id");
  const group = group_id === null ? null : world.groups.get(group_id);
  if (group_id !== null && group?.number !== number.phoneNumberId) return { problem: "No such group." };
  if (group && !group.participants.includes(phone.id)) {
    return { problem: "This customer is not in the group." };
  }
  if (isObject(input.raw)) return { content: input.raw, replyTo, group_id };

  const type = textAt(input, "type") ?? "text";
  const maker = makers[type] ?? (isObject(input.content) ? asGiven(type, input.content) : null);
  if (!maker) return { problem: `type must be one of ${inboundTypes.join(", ")}, or come with content.` };
  const made = await maker(writing);
  if (isProblem(made)) return made;
  const own = {
    id: textAt(input, "wamid"),
    timestamp: input.timestamp,
    group_id,
    context: contextOf(writing, made.content),
  };
  const given = Object.fromEntries(
    Object.entries(own).filter(([, value]) => value !== null && value !== undefined),
  );
  const errors = odd.errorsOf(input) ?? made.content.errors;
  const content = { referral: odd.referralOf(input), ...made.content, errors, ...given };
  return { ...made, content, replyTo, group_id };
}

function asGiven(type: string, members: JsonObject): ContentMaker {
  return () => ({ content: { type, ...members } });
}

/** What the message refers to: the one it answers, the product it asks about, that it was passed on. */
function contextOf({ world, number, phone, input }: Writing, made: JsonObject): JsonObject | undefined {
  const own = isObject(made.context) ? made.context : undefined;
  const many = input.forwarded === "many" || input.forwarded === "frequently";
  if (many) return { frequently_forwarded: true };
  if (flagAt(input, "forwarded") === true) return { forwarded: true };
  const replyTo = textAt(input, "reply_to");
  if (replyTo === null) return own && { from: displayDigits(number), id: "wamid.PRODUCT_INQUIRY", ...own };
  const answered = world.messages.get(replyTo);
  const author = answered?.from === "customer" ? world.phones.find(answered.phone ?? "") ?? phone : null;
  const from = author ? (author.shares_phone ? author.phone ?? undefined : undefined) : displayDigits(number);
  return { from, id: replyTo, ...own };
}
