/** Which contact a request is about, and where its page is. */

import type { Context } from "../../../web/mod.ts";
import type { State } from "../../_state.ts";

/** The id in the path, and the page to show for it. */
export function contactOf({ params }: Context<State>): { contactId: string; path: string } {
  const contactId = params.id ?? "";
  return { contactId, path: `/contacts/${encodeURIComponent(contactId)}` };
}
