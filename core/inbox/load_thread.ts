/**
 * Loading one open thread: a ticket, and what was said with its contact on that
 * connection, whatever ticket it belonged to.
 *
 * Read from one snapshot with the number of the newest event, as the list is. A
 * ticket the viewer may not know of is not found.
 */

import { getConnection } from "../connections/mod.ts";
import type { Core } from "../core.ts";
import { newestSeqQuery, seqFromRows } from "../events/event_log.ts";
import { notFound } from "../errors.ts";
import { draftFromRows, draftQuery } from "../messages/mod.ts";
import { pageFromRows, threadQuery } from "../threads/mod.ts";
import { requireMaySee, ticketFromRow, ticketQuery } from "../tickets/mod.ts";
import { type Viewer, viewerOf } from "../users/user.ts";
import type { ThreadState } from "./inbox.ts";

/** How many bubbles a page of a thread holds. */
export const THREAD_PAGE = 50;

/** Whose view of which ticket; `before` is the cursor of older bubbles. */
export interface LoadThread {
  readonly viewer: Viewer;
  readonly ticketId: string;
  readonly before?: string | undefined;
  /** Bubbles of the page; 50 unless told. */
  readonly limit?: number;
}

/** The thread as the viewer may see it; throws `ticket_not_found`, `cursor_invalid`. */
export function loadThread(core: Core, order: LoadThread): Promise<ThreadState> {
  const { ticketId, before, limit = THREAD_PAGE } = order;
  const viewer = viewerOf(order.viewer);
  return core.decide(async (db) => {
    const [seq = [], [row] = [], bubbles = [], draft = []] = await db.batch([
      newestSeqQuery,
      ticketQuery(ticketId),
      threadQuery({ ticketId }, { before, limit }),
      draftQuery({ userId: viewer.id, ticketId }),
    ]);
    if (!row) throw notFound("ticket_not_found", "No such ticket");
    const ticket = ticketFromRow(row);
    requireMaySee(viewer, ticket);
    const { signatureMode } = await getConnection(db, ticket.connection.id);
    return {
      viewer,
      ticket,
      ...pageFromRows(bubbles, limit),
      draft: draftFromRows(draft),
      signatureMode,
      lastSeq: seqFromRows(seq),
    };
  });
}
