/**
 * The author's name in front of what they write: `*Ana:*` and a line break.
 * Browser-safe: the composer counts it, sending puts it there.
 *
 * It is put in front when the message is handed to Meta, of texts and captions
 * only: the bubble on our screen says who wrote it anyway.
 */

import type { SignatureMode } from "../connections/connection.ts";
import { hasPermission, type Viewer } from "../users/user.ts";

/** Whether this is to be signed: never, always, or as its author asks who may. */
export function signatureFor(
  mode: SignatureMode,
  viewer: Pick<Viewer, "role" | "permissions">,
  asked: boolean | undefined,
): boolean {
  if (mode === "choice") return asked === true && hasPermission(viewer, "signature");
  return mode === "forced";
}

/** What goes in front. */
export function signatureOf(publicName: string): string {
  return `*${publicName}:*\n`;
}
