/** A copy of a message's first words, for what answers it: WhatsApp keeps one as well. */

import { contactLabel } from "../contacts/contact.ts";
import type { Quote } from "./content.ts";
import { type Message, previewOf } from "./message.ts";

/** The quote of a message that Meta knows; null: it can't be answered by quoting it. */
export function quoteOf(message: Message): Quote | null {
  const { id, providerId, direction, type, revokedAt, sentBy, author } = message;
  if (providerId === null || type === "system" || type === "call") return null;
  const text = revokedAt === undefined ? previewOf(message.text) : null;
  const by = direction === "out" ? sentBy?.publicName : author ? contactLabel(author) : undefined;
  return { providerId, messageId: id, direction, type, ...(text && { text }), ...(by && { by }) };
}
