/** Sending a text: the everyday case of `sendMessage`. */

import type { Core } from "../core.ts";
import { type MessageSent, sendMessage } from "./send_message.ts";
import type { SendMessage } from "./send_message.ts";

/** Who says what, where. */
export type SendText = Omit<SendMessage, "body"> & { readonly text: string };

/** Queues a text; refuses what `sendMessage` does. */
export function sendText(core: Core, { text, ...order }: SendText): Promise<MessageSent> {
  return sendMessage(core, { ...order, body: { type: "text", text } });
}
