/** What acting on a message of a thread takes: to see it, and to be serving its customer now. */

import type { Reader } from "../db/mod.ts";
import { conflict, notFound } from "../errors.ts";
import {
  canSeeThread,
  findOpenTicket,
  requireAttending,
  requireMayServe,
  type Ticket,
} from "../tickets/mod.ts";
import type { Viewer } from "../users/user.ts";
import { findMessageInTicket, type MessageInTicket } from "./send_store.ts";

/** The message as somebody may see it who may see its thread; throws `message_not_found`. */
export async function getVisibleMessage(
  reader: Reader,
  messageId: string,
  viewer: Viewer,
): Promise<MessageInTicket> {
  const found = await findMessageInTicket(reader, messageId);
  if (!found || !await canSeeThread(reader, viewer, found.message)) {
    throw notFound("message_not_found", "There is no such message");
  }
  return found;
}

/** The customer's open ticket, served by the viewer; throws `ticket_not_attending`, `ticket_not_yours`. */
export async function requireServedThread(
  reader: Reader,
  { message }: MessageInTicket,
  viewer: Viewer,
): Promise<Ticket> {
  const open = await findOpenTicket(reader, message);
  if (!open) {
    throw conflict("ticket_not_attending", "Nobody is serving this customer now", { status: "resolved" });
  }
  requireMayServe(viewer, open);
  requireAttending(open);
  return open;
}
