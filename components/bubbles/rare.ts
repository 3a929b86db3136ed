/**
 * What is more than words: files, places, contact cards, orders, forms, templates,
 * calls, what nobody knows. A browser loads how they are drawn only with the first
 * of them (islands/lib/load_rare.ts), once and for all threads; the server always
 * has it.
 *
 * The danger is the first frame: an island whose page holds one of them waits for
 * this before it takes over, or it would draw less than the server did.
 */

import type { ComponentChildren, ComponentType } from "preact";
import type { Media } from "../../core/media/media.ts";
import type { Message } from "../../core/messages/message.ts";

/** What a file is drawn from. */
export interface FileProps {
  message: Message;
  media: Media;
  onSubmit?: ((submit: SubmitEvent) => void) | undefined;
}

/** What draws them: a message's body, its file, and what stands above any body. */
export interface RareKinds {
  readonly Body: ComponentType<{ message: Message; children?: ComponentChildren }>;
  readonly File: ComponentType<FileProps>;
  readonly Above: ComponentType<{ message: Message }>;
}

let known: RareKinds | null = null;

/** What draws them; null: it has not been loaded. */
export const rareKinds = (): RareKinds | null => known;

/** Makes it known. */
export function learnRareKinds(kinds: RareKinds): void {
  known = kinds;
}

/** Whether its content draws its body. */
export function hasRareBody({ type, text, content, media, revokedAt }: Message): boolean {
  if (revokedAt !== undefined || content?.kind === "line") return false;
  return content !== undefined || (text === null && media === undefined && type !== "text");
}

/** Whether something stands above its body. */
export function hasRareAbove({ context }: Message): boolean {
  return Boolean(context?.referral ?? context?.product ?? context?.errors);
}

/** Whether it can't be drawn without what is loaded. */
export function needsRare(message: Message): boolean {
  return message.media !== undefined || hasRareBody(message) || hasRareAbove(message);
}
