/**
 * The kinds that few threads hold: places, contact cards, orders, forms, templates,
 * calls, what nobody knows. A browser loads how they are drawn only with the first
 * of them (islands/lib/load_rare.ts); the server always has it.
 *
 * The danger is the first frame: an island whose page holds one of them waits for
 * this before it takes over, or it would draw less than the server did.
 */

import type { ComponentChildren, ComponentType } from "preact";
import type { Message } from "../../core/messages/message.ts";

/** What draws the rare: the body of a message, and what stands above any message's body. */
export interface RareKinds {
  readonly Body: ComponentType<{ message: Message; children?: ComponentChildren }>;
  readonly Above: ComponentType<{ message: Message }>;
}

let known: RareKinds | null = null;

/** What draws the rare; null: it has not been loaded. */
export const rareKinds = (): RareKinds | null => known;

/** Makes it known. */
export function learnRareKinds(kinds: RareKinds): void {
  known = kinds;
}

/** Whether its body is drawn by the rare. */
export function hasRareBody({ type, text, content, media, revokedAt }: Message): boolean {
  if (revokedAt !== undefined || content?.kind === "line") return false;
  return content !== undefined || (text === null && media === undefined && type !== "text");
}

/** Whether something rare stands above its body. */
export function hasRareAbove({ context }: Message): boolean {
  return Boolean(context?.referral ?? context?.product ?? context?.errors);
}
