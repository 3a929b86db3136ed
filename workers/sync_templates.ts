/** The job `templates.sync`: an account's list of templates, from Meta. Given up, it is asked for again within the hour. */

import type { Core } from "../core/core.ts";
import type { Channel } from "../core/messages/mod.ts";
import { syncAccountTemplates } from "../core/templates/mod.ts";
import type { JobHandler } from "./runner.ts";

/** The handler of `templates.sync`. */
export function syncTemplates(core: Core, channel: Channel): JobHandler<"templates.sync"> {
  return { run: ({ wabaId }) => syncAccountTemplates(core, { wabaId, channel }) };
}
