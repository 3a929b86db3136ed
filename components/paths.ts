/** Where screens are: the address holds which list is shown, so that a reload shows the same one. */

import type { InboxFilter } from "../core/inbox/inbox.ts";

function query({ tab, departmentId }: InboxFilter, cursor?: string | null): string {
  const params = new URLSearchParams();
  if (tab !== "attending") params.set("tab", tab);
  if (departmentId !== null) params.set("department", departmentId);
  if (cursor) params.set("cursor", cursor);
  return params.size ? `?${params}` : "";
}

/** The list, one tab of it, from a cursor on. */
export function listPath(filter: InboxFilter, cursor?: string | null): string {
  return `/tickets${query(filter, cursor)}`;
}

/** One ticket, with that list beside it. */
export function ticketPath(id: string, filter: InboxFilter): string {
  return `/tickets/${id}${query(filter)}`;
}

/** Whose pictures there are. */
export type Pictured = "contacts" | "users";

/** Somebody's picture, of that version. */
export function picturePath(of: Pictured, id: string, version: string): string {
  return `/${of}/${id}/picture?v=${version}`;
}
