/**
 * The file of a message: what Meta tells of it and where to fetch it.
 *
 * A file whose id and address are both missing will never come, and says so at once.
 */

import type { Media, MediaKind, MediaSource } from "../media/media.ts";
import type { ContentParser } from "./content/content_parser.ts";
import { asErrors, asSha256, asText, type MetaObject, present } from "./meta_json.ts";

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
    ...present({ filename: asText(body["filename"]), sha256: asSha256(body["sha256"]) }),
    ...(voice ? { voice } : {}),
    ...(body["animated"] === true ? { animated: true } : {}),
    ...(isThere ? {} : { error: asErrors(item["errors"])[0]?.code ?? "media_missing" }),
    providerMediaId,
    url,
  };
}
