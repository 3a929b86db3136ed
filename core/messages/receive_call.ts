/**
 * A call: one line in the conversation, however many webhooks tell of it.
 *
 * A customer who calls has spoken to us: it opens a ticket and the service window
 * as a message does, with the first of its webhooks, whichever that is.
 */

import { changeMessage, findTarget } from "./change_message.ts";
import type { Call } from "./content.ts";
import { enterContent } from "./enter_content.ts";
import type { InboundCall } from "./inbound.ts";
import type { InboundBook } from "./inbound_book.ts";
import type { Arrival } from "./inbound_decision.ts";
import type { Moment } from "./moment.ts";
import { overhear } from "./receive_overheard.ts";
import { enterCall, threadOf } from "./received_message.ts";

/** How far a call is when Meta says so: what comes late only fills in what is missing. */
const STAGE: Readonly<Record<Call["event"], number>> = { other: 0, connect: 1, status: 2, terminate: 3 };

/** Enters one word about a call into the book. */
export function receiveCall(book: InboundBook, arrival: Arrival, item: InboundCall, moment: Moment): void {
  const line = findTarget(book, arrival.connection.id, item);
  if (line) {
    if (line.content?.kind !== "call") return book.ignore("duplicate");
    return changeMessage(book, line, { ...line, content: further(line.content, item) });
  }
  const thread = threadOf(book, arrival, item, moment);
  const said = {
    at: item.at,
    isThanks: false,
    enter: (of: { ticketId: string; id: string }) => enterCall(book, arrival.connection.id, thread, item, of),
  };
  const byCustomer = item.source === undefined && item.direction !== "out";
  if (byCustomer) enterContent(book, arrival, thread, said, moment);
  else overhear(book, arrival, thread, said, moment);
}

function further(known: Call, { event, status, durationMs }: InboundCall): Call {
  const isLater = STAGE[event] >= STAGE[known.event];
  const stated = isLater ? status ?? known.status : known.status ?? status;
  const lasted = isLater ? durationMs ?? known.durationMs : known.durationMs ?? durationMs;
  return {
    kind: "call",
    event: isLater ? event : known.event,
    by: known.by,
    ...(stated !== undefined && { status: stated }),
    ...(lasted !== undefined && { durationMs: lasted }),
  };
}
