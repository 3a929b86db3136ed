/** A log for connections that live for one command. */

import type { Log } from "../../log.ts";
import { createLog } from "../../log.ts";

/** Says nothing. */
export const silentLog: Log = createLog("silent", () => {});
