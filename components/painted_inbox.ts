/**
 * The list's state before it is packed: what the server draws the island from. It
 * does not travel; in the browser the rows that were drawn from it speak for it.
 */

import { createContext } from "preact";
import type { InboxState } from "../core/inbox/inbox.ts";

/** The state on the server, null in the browser. */
export const PaintedInbox = createContext<InboxState | null>(null);
