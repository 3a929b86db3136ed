/**
 * `GET` and `DELETE /:mediaId`: where a file can be fetched for the next five
 * minutes, and its end.
 *
 * Asked again, it gives a fresh address: an inbox that keeps the first one loses
 * every picture it does not fetch at once.
 */
import type { JsonObject } from "../json.ts";
import { mediaUrl } from "../media/media_links.ts";
import type { StoredMedia } from "../media/media_store.ts";
import type { World } from "../world.ts";
import { graphError, graphErrorResponse } from "./graph_error.ts";

/** What a fault may call this file by. */
export function mediaNames(media: StoredMedia): string[] {
  return [media.id, media.filename ?? "", media.mime_type];
}

/** The file's address and what is known of it; `origin` is the simulator as the caller reached it. */
export function mediaInfo(world: World, media: StoredMedia, origin: string): Response {
  const fault = world.faults.take(["media_lookup"], { to: mediaNames(media), number: media.number });
  if (fault) return graphErrorResponse(graphError(fault.code), fault.status ?? undefined);
  const info: JsonObject = {
    url: mediaUrl(world, media, origin),
    mime_type: media.mime_type,
    sha256: media.sha256,
    file_size: media.file_size,
    id: media.id,
    messaging_product: "whatsapp",
  };
  return Response.json(info);
}

/** Forgets the file. */
export function deleteMedia(world: World, media: StoredMedia): Response {
  world.media.remove(media.id);
  world.changes.announce({ place: "state" });
  return Response.json({ success: true });
}
