/**
 * A message edited or taken back by whoever wrote it. What stood there before is
 * kept as its history; a message that was taken back shows no words any more.
 *
 * It may come before the message does: then it waits for it.
 *
 * The danger is an agent who closes a ticket on words that have changed under their
 * eyes. So a customer's edit counts as something not yet seen (closing asks again),
 * but nobody has it unread, and neither ticket nor window opens for it.
 */

import { changeMessage, findTarget } from "./change_message.ts";
import type { InboundEdit, InboundRevoke } from "./inbound.ts";
import type { InboundBook } from "./inbound_book.ts";
import type { Arrival } from "./inbound_decision.ts";
import { wamidIn } from "./inbound_keys.ts";
import type { Moment } from "./moment.ts";

/** Enters one edit or deletion into the book. */
export function receiveRevision(
  book: InboundBook,
  { connection }: Arrival,
  item: InboundEdit | InboundRevoke,
  { now }: Moment,
): void {
  const target = findTarget(book, connection.id, item);
  const targetId = target?.providerId ?? wamidIn(item.source, item.targetId);
  const isNews = book.additions.revise({
    connectionId: connection.id,
    providerId: wamidIn(item.source, item.providerId),
    targetId,
    kind: item.kind,
    at: item.at,
    text: item.kind === "edit" ? item.text : null,
    ...(item.kind === "edit" && item.content && { content: item.content }),
    wasText: null,
  });
  if (!isNews) return book.ignore("duplicate");
  if (!target) {
    book.unknownTargets.push([connection.id, targetId]);
    return book.ignore(`${item.kind}_before_message`);
  }
  const bySomebodyElse = item.source === undefined && item.direction !== "out";
  changeMessage(
    book,
    target,
    book.additions.applied(target, false),
    (ticket) => bySomebodyElse ? { ...ticket, inboundSeq: ticket.inboundSeq + 1, updatedAt: now } : ticket,
  );
}
