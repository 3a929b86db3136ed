/** The job `reaction.send`: our reaction to a message, as it is by now, to Meta. */

import type { Core } from "../core/core.ts";
import { type Channel, sendReaction as send, withdrawReaction } from "../core/messages/mod.ts";
import type { JobHandler } from "./runner.ts";

/** The handler of `reaction.send`. */
export function sendReaction(core: Core, channel: Channel): JobHandler<"reaction.send"> {
  return {
    run: ({ messageId }, { attempts }) => send(core, { messageId, channel, attempt: attempts }),
    abandon: ({ messageId }) => withdrawReaction(core, messageId),
  };
}
