/** Loads how the rare kinds of messages are drawn, once there is one of them. */

import { hasRareAbove, hasRareBody, learnRareKinds, rareKinds } from "../../components/bubbles/rare.ts";
import type { Message } from "../../core/messages/message.ts";

/** Null: nothing is missing to draw these messages; else resolves when it is there. */
export function loadRare(messages: readonly Message[]): Promise<void> | null {
  if (rareKinds() || !messages.some((message) => hasRareBody(message) || hasRareAbove(message))) return null;
  return import("../../components/bubbles/rare_kinds.tsx").then(({ RARE_KINDS }) =>
    learnRareKinds(RARE_KINDS)
  );
}
