/**
 * Loading what a viewer sees: the list of tickets.
 *
 * Everything, the number of the newest event included, comes out of one
 * snapshot: the page that is painted misses no event and sees none twice.
 */

import { anyConnectionQuery } from "../connections/mod.ts";
import { departmentFromRow, departmentsQuery } from "../departments/mod.ts";
import type { Reader } from "../db/mod.ts";
import { newestSeqQuery, seqFromRows } from "../events/event_log.ts";
import {
  countsFromRows,
  countsQuery,
  seesAllTickets,
  TICKET_STATUSES,
  ticketsFromRows,
  ticketsQuery,
} from "../tickets/mod.ts";
import { type Viewer, viewerOf } from "../users/user.ts";
import type { InboxFilter, InboxState } from "./inbox.ts";

/** How many rows a page of the list holds: two screens of a desk, three of a phone; the next page comes by scrolling. */
export const INBOX_PAGE = 20;

/** Whose list, and which page of it. */
export interface LoadInbox {
  readonly viewer: Viewer;
  readonly filter: InboxFilter;
  readonly cursor?: string | undefined;
  /** Rows of the page; `INBOX_PAGE` unless told. */
  readonly limit?: number;
}

/** The list of tickets as the viewer may see it; throws `cursor_invalid`. */
export async function loadInbox(reader: Reader, order: LoadInbox): Promise<InboxState> {
  const { filter, cursor, limit = INBOX_PAGE } = order;
  const viewer = viewerOf(order.viewer);
  const { tab, departmentId } = filter;
  const [seq = [], counts = [], tickets = [], departments = [], connected = []] = await reader.batch([
    newestSeqQuery,
    countsQuery({ viewer, departmentId }),
    ticketsQuery({ viewer, status: tab, departmentId, cursor, limit }),
    departmentsQuery,
    anyConnectionQuery,
  ]);
  return {
    viewer,
    filter,
    counts: countsFromRows(counts),
    ...ticketsFromRows(tickets, limit),
    departments: departments.map(departmentFromRow)
      .filter(({ id }) => seesAllTickets(viewer) || viewer.departmentIds.includes(id)),
    ...(tickets.length === 0 && connected.length === 0 && { unconnected: true }),
    lastSeq: seqFromRows(seq),
  };
}

/** The filter in an address: `?tab=waiting&department=…`; what makes no sense is left out. */
export function parseInboxFilter(params: URLSearchParams): InboxFilter {
  const tab = TICKET_STATUSES.find((status) => status === params.get("tab")) ?? "attending";
  const departmentId = params.get("department") ?? "";
  return { tab, departmentId: /^(none|dep_\w{1,40})$/.test(departmentId) ? departmentId : null };
}
