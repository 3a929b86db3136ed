/** The job `receipt.send`: what was read, and that somebody types, to Meta. Given up, it is missed by nobody. */

import type { Core } from "../core/core.ts";
import { type Channel, sendReceipt as send } from "../core/messages/mod.ts";
import type { JobHandler } from "./runner.ts";

/** The handler of `receipt.send`. */
export function sendReceipt(core: Core, channel: Channel): JobHandler<"receipt.send"> {
  return {
    run: ({ messageId, typing }, { attempts, createdAt }) =>
      send(core, { messageId, typing, channel, askedAt: createdAt, attempt: attempts }),
  };
}
