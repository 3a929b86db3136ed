/**
 * What of a message can be sent on: words, a file that is here, a place, contact
 * cards. Browser-safe: the menu offers by the same rule by which the command refuses.
 */

import type { Media } from "../media/media.ts";
import { safeFilename } from "../media/safe_filename.ts";
import type { Message } from "./message.ts";
import type { MessageBody } from "./message_body.ts";

/** Whether it can be forwarded. */
export function canForward(message: Message): boolean {
  return forwardable(message) !== null;
}

/** The same once more, as it is sent; null: it can't be. */
export function forwardable({ type, text, media, content, revokedAt }: Message): MessageBody | null {
  if (revokedAt !== undefined || type === "system") return null;
  if (content?.kind === "location") return { type: "location", location: content };
  if (content?.kind === "contacts") return { type: "contacts", cards: content.cards };
  if (media && (content === undefined || content.kind === "unknown")) {
    const { state, kind, sha256, size, voice, filename, error: _, ...measured } = media;
    if (state !== "stored" || sha256 === undefined || size === undefined) return null;
    return {
      type: "media",
      file: { ...measured, kind, sha256, size, filename: filename ?? kind },
      caption: isNameOnly(text, media) ? null : text,
      voice: voice === true,
      ...(kind === "document" && { as: "document" }),
    };
  }
  return content === undefined && text !== null && text !== "" ? { type: "text", text } : null;
}

/** A document that came without words has its name for them, as its sender wrote it: that is no caption. */
function isNameOnly(text: string | null, { kind, filename, mimeType }: Media): boolean {
  if (kind !== "document" || text === null || filename === undefined) return false;
  return text === filename || safeFilename(text, mimeType) === filename;
}
