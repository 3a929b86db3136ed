/**
 * A reaction, or its end: on the message it is about, never a bubble of its own.
 *
 * It opens no ticket and no window and nobody has it unread. The message may be
 * ours or theirs, and may not have come yet: then the reaction waits for it.
 */

import { changeMessage, findTarget } from "./change_message.ts";
import { findSender, knownSender } from "./find_sender.ts";
import type { InboundReaction } from "./inbound.ts";
import type { InboundBook } from "./inbound_book.ts";
import type { Arrival } from "./inbound_decision.ts";
import { wamidIn } from "./inbound_keys.ts";
import type { Moment } from "./moment.ts";

/** Enters one reaction into the book. */
export function receiveReaction(
  book: InboundBook,
  { connection }: Arrival,
  item: InboundReaction,
  moment: Moment,
): void {
  const target = findTarget(book, connection.id, item);
  const providerId = target?.providerId ?? wamidIn(item.source, item.targetId);
  const isNews = book.additions.react({
    connectionId: connection.id,
    providerId,
    actor: item.direction === "out" ? "us" : actorOf(book, item, moment),
    emoji: item.emoji ?? "",
    at: item.at,
  });
  if (!isNews) return book.ignore("reaction_outdated");
  if (target) return changeMessage(book, target, book.additions.applied(target, false));
  book.unknownTargets.push([connection.id, providerId]);
  book.ignore("reaction_before_message");
}

// Their name stays as it is known: no event of theirs would tell it.
const actorOf = (book: InboundBook, { from }: InboundReaction, moment: Moment) =>
  (knownSender(book, from) ?? findSender(book, from, moment)).id;
