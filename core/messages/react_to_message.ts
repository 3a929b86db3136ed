/**
 * Reacting to a message, or taking it back.
 *
 * The reaction is on every screen at once and goes out by a job, which sends
 * whatever our reaction is by then: of three quick changes of mind the last one
 * stays, on the phone as here. One reaction is the business's: whoever reacts
 * later takes the place of a colleague's.
 */

import { getConnection } from "../connections/mod.ts";
import type { Core, Unit } from "../core.ts";
import type { Reader } from "../db/mod.ts";
import { conflict, invalid } from "../errors.ts";
import {
  reactionFromRow,
  type ReactionRow,
  reactionsQuery,
  saveMessages,
  saveReactions,
  shownReactions,
} from "../threads/mod.ts";
import { isWindowOpen, requireUnchanged, scopeOf } from "../tickets/mod.ts";
import type { Viewer } from "../users/user.ts";
import type { Message } from "./message.ts";
import { getVisibleMessage, requireServedThread } from "./require_served.ts";
import type { MessageInTicket } from "./send_store.ts";

/** Who makes what of which message; null takes it back. */
export interface ReactToMessage {
  readonly messageId: string;
  readonly viewer: Viewer;
  readonly emoji: string | null;
}

/** Meta takes reactions to messages of the last 30 days. */
const REACTABLE_MS = 30 * 24 * 60 * 60 * 1000;

/**
 * Sets our reaction. Refuses `emoji_invalid`, `message_not_found`, `ticket_not_attending`, `ticket_not_yours`,
 * `window_closed`, `message_not_reactable`.
 */
export async function reactToMessage(
  core: Core,
  { messageId, viewer, emoji }: ReactToMessage,
): Promise<Message> {
  if (emoji !== null && !isEmoji(emoji)) throw invalid("emoji_invalid", "A reaction is one emoji");
  return await core.decide(async (db) => {
    const was = await getVisibleMessage(db, messageId, viewer);
    const { providerId, type, revokedAt, at } = was.message;
    const served = await requireServedThread(db, was, viewer);
    const now = core.now();
    if (!isWindowOpen(served, now)) {
      throw conflict("window_closed", "The 24-hour service window is closed", {
        closedAt: served.windowClosesAt,
      });
    }
    const plain = providerId !== null && revokedAt === undefined && type !== "system" && type !== "call";
    if (!plain || now - at > REACTABLE_MS) {
      throw conflict("message_not_reactable", "WhatsApp takes no reaction to this message");
    }
    const rows = await reactionsTo(db, was.message);
    const mine = rows.find(({ actor }) => actor === "us");
    if ((mine?.emoji ?? "") === (emoji ?? "")) return was.message;
    const [message, row] = withOurs(was.message, rows, emoji ?? "", now);
    await core.commit((unit) => {
      writeReaction(unit, was, message, row, viewer.id);
      // One after another, and never dropped for one that is running: that one may have read the old state.
      unit.enqueue({ kind: "reaction.send", args: { messageId }, orderKey: `reaction:${messageId}` });
    });
    return message;
  });
}

/** Whether it is one emoji and nothing else. */
export function isEmoji(text: string): boolean {
  if (text.length === 0 || text.length > 40) return false;
  const [first, ...more] = new Intl.Segmenter().segment(text);
  return first !== undefined && more.length === 0 &&
    /\p{Extended_Pictographic}|\p{Regional_Indicator}{2}|[0-9#*]\uFE0F?\u20E3/u.test(text);
}

/** All reactions to a message, those that were taken back included. */
export async function reactionsTo(reader: Reader, message: Message): Promise<ReactionRow[]> {
  if (message.providerId === null) return [];
  const { phoneNumberId } = await getConnection(reader, message.connectionId);
  return (await reader.rows(reactionsQuery([[phoneNumberId, message.providerId]]))).map(reactionFromRow);
}

/** The message with that reaction of ours, and its row; '' takes it back. */
export function withOurs(
  message: Message,
  rows: readonly ReactionRow[],
  emoji: string,
  now: number,
): [Message, ReactionRow] {
  const mine = rows.find(({ actor }) => actor === "us");
  const row: ReactionRow = {
    connectionId: message.connectionId,
    providerId: message.providerId ?? "",
    actor: "us",
    emoji,
    // The newest by its time stays.
    at: Math.max(now, (mine?.at ?? 0) + 1),
  };
  const { reactions: _, ...bare } = message;
  const reactions = shownReactions([...rows.filter(({ actor }) => actor !== "us"), row]);
  return [{ ...bare, ...(reactions && { reactions }) }, row];
}

/** Writes our reaction and announces it; guarded by the message, its reactions and the ticket that were read. */
export function writeReaction(
  unit: Unit,
  was: MessageInTicket,
  message: Message,
  row: ReactionRow,
  by: string | null,
): void {
  const { ticket } = was;
  requireUnchanged(unit, ticket);
  saveMessages(unit, [{ was: was.message, now: was.message }]);
  saveReactions(unit, [row]);
  const before = scopeOf(ticket);
  unit.emit({ name: "message.updated", ticketId: ticket.id, before, after: ticket, message, by });
}
