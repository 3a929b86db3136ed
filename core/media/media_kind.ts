/**
 * What WhatsApp takes and what a browser may be shown: the table of the Cloud API's
 * media types and sizes, read by the composer before an upload, by the server when
 * it arrives, and by the page that serves a file. Browser-safe.
 *
 * The danger is in `showsInline`: a type listed there runs in our own origin.
 * What can carry script (HTML, SVG, XML) or is unknown is only ever a download.
 */

import { MEDIA_KINDS, type MediaKind } from "./media.ts";

/** What Meta asks of a file of one kind that we send. */
export interface MediaRules {
  readonly mimeTypes: readonly string[];
  /** Bytes. */
  readonly limit: number;
  /** Bytes of one that moves, where that differs. */
  readonly animatedLimit?: number;
  readonly caption: boolean;
}

const KB = 1024;
const MB = 1024 * KB;
const office = "application/vnd.openxmlformats-officedocument";

/** Types, sizes and captions of what we send (Cloud API, Media: supported types). */
export const MEDIA_RULES: Readonly<Record<MediaKind, MediaRules>> = {
  image: { mimeTypes: ["image/jpeg", "image/png"], limit: 5 * MB, caption: true },
  video: { mimeTypes: ["video/mp4", "video/3gpp"], limit: 16 * MB, caption: true },
  audio: {
    mimeTypes: ["audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg"],
    limit: 16 * MB,
    caption: false,
  },
  document: {
    mimeTypes: [
      "application/pdf",
      "text/plain",
      "application/msword",
      "application/vnd.ms-excel",
      "application/vnd.ms-powerpoint",
      `${office}.wordprocessingml.document`,
      `${office}.spreadsheetml.sheet`,
      `${office}.presentationml.presentation`,
    ],
    limit: 100 * MB,
    caption: true,
  },
  sticker: { mimeTypes: ["image/webp"], limit: 100 * KB, animatedLimit: 500 * KB, caption: false },
};

/** Bytes of the largest file that can arrive, of any kind. */
export const INBOUND_LIMIT = 100 * MB;
/** Characters of a caption, where the kind has one. */
export const CAPTION_LIMIT = 1024;
/** Bytes up to which WhatsApp shows a voice note with its play icon. */
export const PLAY_ICON_LIMIT = 512 * KB;
/** Pixels of a side of a sticker: both sides, exactly. */
export const STICKER_SIDE = 512;
/** The type of a file of which nothing better may be said. */
export const UNKNOWN_TYPE = "application/octet-stream";

/** Other names that browsers and phones give to the types above. */
const SAME_AS: Readonly<Record<string, string>> = {
  "image/jpg": "image/jpeg",
  "image/pjpeg": "image/jpeg",
  "image/x-png": "image/png",
  "image/apng": "image/png",
  "video/3gpp2": "video/3gpp",
  "video/3gp": "video/3gpp",
  "video/x-m4v": "video/mp4",
  "audio/3gpp": "video/3gpp",
  "audio/mp3": "audio/mpeg",
  "audio/x-m4a": "audio/mp4",
  "audio/m4a": "audio/mp4",
  "audio/x-aac": "audio/aac",
  "audio/aacp": "audio/aac",
  "audio/opus": "audio/ogg",
  "application/ogg": "audio/ogg",
  "audio/wave": "audio/wav",
  "audio/x-wav": "audio/wav",
  "audio/vnd.wave": "audio/wav",
};

/** The type in small letters, without parameters, by its usual name; `application/octet-stream` if it is none. */
export function plainType(mimeType: string): string {
  const type = (mimeType.split(";", 1)[0] ?? "").trim().toLowerCase();
  if (!/^[a-z0-9][a-z0-9.+_-]{0,62}\/[a-z0-9][a-z0-9.+_-]{0,100}$/.test(type)) return UNKNOWN_TYPE;
  return Object.hasOwn(SAME_AS, type) ? SAME_AS[type] ?? type : type;
}

/** The kind as which WhatsApp takes a file of this type; null: as none. WebP is taken as a sticker only. */
export function kindOf(mimeType: string): MediaKind | null {
  return MEDIA_KINDS.find((kind) => isOf(kind, mimeType)) ?? null;
}

const isOf = (kind: MediaKind, mimeType: string) => MEDIA_RULES[kind].mimeTypes.includes(plainType(mimeType));

/** The largest file of this kind that we may send, in bytes. */
export function limitFor(kind: MediaKind, { animated = false }: { animated?: boolean } = {}): number {
  const { limit, animatedLimit = limit } = MEDIA_RULES[kind];
  return animated ? animatedLimit : limit;
}

/** A file about to be sent. */
export interface OutgoingFile {
  readonly kind: MediaKind;
  readonly mimeType: string;
  readonly size: number;
  readonly animated?: boolean;
}

/** Why WhatsApp would refuse this file as this kind (the code of the refusal); null if it would not. */
export function mediaProblem(
  file: OutgoingFile,
): "media_type_unsupported" | "media_too_large" | "media_empty" | null {
  const { kind, mimeType } = file;
  // A picture or a film may go as a document, so that nobody makes it smaller.
  const taken = kind === "document" ? kindOf(mimeType) !== null : isOf(kind, mimeType);
  if (!taken) return "media_type_unsupported";
  if (file.size === 0) return "media_empty";
  return file.size > limitFor(file.kind, file) ? "media_too_large" : null;
}

const INLINE = new Set([
  "image/jpeg",
  "image/png",
  "image/webp",
  "image/gif",
  "video/mp4",
  "video/3gpp",
  "video/webm",
  "audio/ogg",
  "audio/mpeg",
  "audio/aac",
  "audio/amr",
  "audio/mp4",
  "audio/wav",
  "audio/webm",
  "application/pdf",
]);

/** Whether a browser may be shown a file of this type in place; everything else is a download. */
export function showsInline(mimeType: string): boolean {
  return INLINE.has(plainType(mimeType));
}

/** The `Content-Type` under which a stored file may leave: its own if harmless, else `application/octet-stream`. */
export function servedType(mimeType: string): string {
  return showsInline(mimeType) ? plainType(mimeType) : UNKNOWN_TYPE;
}
