/** A customer's message with a file, as receiving writes it. */

import type { Core } from "../core/core.ts";
import type { Media, MediaSource } from "../core/media/media.ts";
import type { Message } from "../core/messages/message.ts";
import { findMessage, insertMessages } from "../core/threads/mod.ts";
import type { Ticket } from "../core/tickets/mod.ts";

/** A message with a file on that ticket; it waits to be fetched from Meta by the id `mid` unless told. */
export async function aMediaMessage(
  core: Core,
  ticket: Ticket,
  media: Partial<Media> = {},
  source: Partial<MediaSource> = {},
  text: string | null = null,
): Promise<Message> {
  const id = core.newId("message");
  const kind = media.kind ?? "image";
  await core.commit((unit) =>
    insertMessages(unit, [{
      id,
      ticketId: ticket.id,
      contactId: ticket.contact.id,
      connectionId: ticket.connection.id,
      direction: "in",
      type: kind,
      text,
      media: { kind, state: "waiting", mimeType: "image/jpeg", ...media },
      source: { providerMediaId: "mid", url: null, ...source },
      status: "received",
      providerId: `wamid.${id}`,
      origin: "contact",
      sentBy: null,
      error: null,
      at: core.now(),
    }], core.now())
  );
  const message = await findMessage(core, id);
  if (!message) throw new Error("the message that was just written is not there");
  return message;
}
