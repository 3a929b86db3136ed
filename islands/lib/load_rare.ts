/** Loads how all is drawn that is more than words, once there is some of it. */

import { learnRareKinds, needsRare, rareKinds } from "../../components/bubbles/rare.ts";
import type { Message } from "../../core/messages/message.ts";

/** Null: nothing is missing to draw these messages; else resolves when it is there. */
export function loadRare(messages: readonly Message[]): Promise<void> | null {
  if (rareKinds() || !messages.some(needsRare)) return null;
  return import("../../components/bubbles/rare_kinds.tsx").then(({ RARE_KINDS }) =>
    learnRareKinds(RARE_KINDS)
  );
}
