/** The job `message.send`: hands a queued message to Meta. All it knows is whom to call. */

import type { Core } from "../core/core.ts";
import { abandonMessage, type Channel, deliverMessage } from "../core/messages/mod.ts";
import type { JobHandler } from "./runner.ts";

/** The handler of `message.send`. */
export function sendMessage(core: Core, channel: Channel): JobHandler<"message.send"> {
  return {
    run: ({ messageId }, { attempts }) => deliverMessage(core, { messageId, channel, attempt: attempts }),
    abandon: ({ messageId }) => abandonMessage(core, messageId),
  };
}
