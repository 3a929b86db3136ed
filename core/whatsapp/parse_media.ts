/**
 * The file of a message: what Meta tells of it and where to fetch it.
 *
 * The danger is the hash: a webhook writes it in base64, the media API in hex,
 * some samples neither. Only what can be a SHA-256 is kept, as hex; a wrong one
 * would make every download look broken.
 */

import type { Media, MediaKind, MediaSource } from "../media/media.ts";
import type { ContentParser } from "./content/content_parser.ts";
import { asErrors, asText, type MetaObject, present } from "./meta_json.ts";

/** Reads files of that kind; the caption is the text. */
export function parseMedia(kind: MediaKind): ContentParser {
  return (body, item) => ({
    text: asText(body["caption"]) ?? (kind === "document" ? asText(body["filename"]) : null),
    media: mediaOf(kind, body, item),
  });
}

function mediaOf(kind: MediaKind, body: MetaObject, item: MetaObject): Media & MediaSource {
  const providerMediaId = asText(body["id"]);
  const url = asText(body["url"]);
  const isThere = providerMediaId !== null || url !== null;
  const voice = kind === "audio" && (body["voice"] === true || item["type"] === "voice");
  return {
    kind,
    state: isThere ? "waiting" : "failed",
    mimeType: asText(body["mime_type"]) ?? "application/octet-stream",
    ...present({ filename: asText(body["filename"]), sha256: hexOf(asText(body["sha256"])) }),
    ...(voice ? { voice } : {}),
    ...(body["animated"] === true ? { animated: true } : {}),
    ...(isThere ? {} : { error: asErrors(item["errors"])[0]?.code ?? "media_missing" }),
    providerMediaId,
    url,
  };
}

const BYTES = 32;

function hexOf(hash: string | null): string | null {
  if (hash === null) return null;
  if (/^[0-9a-f]{64}$/i.test(hash)) return hash.toLowerCase();
  try {
    const bytes = atob(hash);
    if (bytes.length !== BYTES) return null;
    return Array.from(bytes, (byte) => byte.charCodeAt(0).toString(16).padStart(2, "0")).join("");
  } catch {
    // No base64: without a hash the file is taken as it comes.
    return null;
  }
}
