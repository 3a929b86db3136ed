/** A channel whose look-ups Meta refuses with that code. */

import { unavailable } from "../core/errors.ts";
import type { Channel } from "../core/messages/channel.ts";
import { scriptedChannel } from "./scripted_channel.ts";

/** The channel. */
export function refusing(code: string): Channel {
  const refuse = () => Promise.reject(unavailable(code, "Meta said no"));
  return {
    ...scriptedChannel(),
    phoneNumber: refuse,
    isSubscribed: refuse,
    subscribe: refuse,
    listTemplates: refuse,
  };
}
