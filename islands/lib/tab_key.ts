/**
 * The names under which a tab keeps what has not reached the server yet.
 *
 * The danger is a shared computer: a tab outlives the session in it, and what one
 * agent left behind would be sent under the name of the next. So every name says
 * whose it is, and what somebody else has left is removed on sight.
 */

/** The tab's name for a viewer's unsent messages or draft in a ticket. */
export const tabKey = (what: "outbox" | "draft", viewerId: string, ticketId: string): string =>
  `${what} ${viewerId} ${ticketId}`;

/** Forgets what other viewers left in this tab. */
export function forgetOthers(viewerId: string): void {
  for (const key of Object.keys(sessionStorage)) {
    if (/^(outbox|draft) /.test(key) && key.split(" ")[1] !== viewerId) sessionStorage.removeItem(key);
  }
}
