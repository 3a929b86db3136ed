/**
 * A message in Meta's words: the body of `POST /{phone-number-id}/messages`.
 *
 * What the customer does not get because a member has the wrong name is accepted
 * with a 200 and never seen; so each family is held against Meta's published
 * requests in a test, member by member.
 */

import type { Outgoing, Recipient } from "../../messages/channel.ts";
import { cardPayload } from "./contacts_payload.ts";
import { interactivePayload } from "./interactive_payload.ts";

/** Whom, what, with our own id, perhaps answering something. */
export interface Addressed {
  readonly to: Recipient;
  readonly what: Outgoing;
  readonly opaque: string;
  readonly replyTo?: string | undefined;
}

/** The request's body; null: there is nobody to send it to. */
export function messagePayload({ to, what, opaque, replyTo }: Addressed): Record<string, unknown> | null {
  const address = addressOf(to);
  if (!address) return null;
  return {
    messaging_product: "whatsapp",
    ...address,
    ...contentOf(what),
    biz_opaque_callback_data: opaque,
    // A reaction names its target itself.
    ...(replyTo && what.type !== "reaction" && { context: { message_id: replyTo } }),
  };
}

/** The phone is dialled where it is known (it keeps phone numbers flowing in webhooks), else the BSUID. */
function addressOf({ waId, phone, bsuid, groupId }: Recipient) {
  if (groupId) return { recipient_type: "group", to: groupId };
  const dialled = waId ?? phone?.replace(/\D/g, "");
  if (dialled) return { recipient_type: "individual", to: dialled };
  return bsuid ? { recipient_type: "individual", recipient: bsuid } : null;
}

function contentOf(what: Outgoing): Record<string, unknown> {
  switch (what.type) {
    case "text":
      return { type: "text", text: { body: what.text, preview_url: /https?:\/\//i.test(what.text) } };
    case "image":
    case "video":
      return { type: what.type, [what.type]: { id: what.mediaId, ...captionOf(what.caption) } };
    case "document": {
      const { mediaId: id, caption, filename } = what;
      return { type: "document", document: { id, ...captionOf(caption), filename } };
    }
    case "audio":
      return { type: "audio", audio: { id: what.mediaId, ...(what.voice && { voice: true }) } };
    case "sticker":
      return { type: "sticker", sticker: { id: what.mediaId } };
    case "location": {
      const { latitude, longitude, name, address } = what.location;
      const place = { latitude, longitude, ...(name && { name }), ...(address && { address }) };
      return { type: "location", location: place };
    }
    case "contacts":
      return { type: "contacts", contacts: what.contacts.cards.map(cardPayload) };
    case "interactive":
      return { type: "interactive", interactive: interactivePayload(what) };
    case "template": {
      const { name, language, components } = what;
      const filled = components.length > 0 ? { components } : {};
      return { type: "template", template: { name, language: { code: language }, ...filled } };
    }
    case "reaction":
      return { type: "reaction", reaction: { message_id: what.targetId, emoji: what.emoji } };
  }
}

const captionOf = (caption: string | undefined) => caption ? { caption } : {};
