/** Which ticket a request is about, and where its page is. */

import type { Context } from "../../../web/mod.ts";
import type { State } from "../../_state.ts";

/** The id in the path, and the page to show for it. */
export function ticketOf({ params }: Context<State>): { ticketId: string; path: string } {
  const ticketId = params.id ?? "";
  return { ticketId, path: `/tickets/${encodeURIComponent(ticketId)}` };
}
