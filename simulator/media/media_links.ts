/**
 * The addresses that files are fetched from, good for five minutes of the
 * simulated clock.
 *
 * The expiry is in the address and the address is signed, so nothing has to be
 * remembered; the bearer token is asked for all the same. An address is never
 * the file's identity: whoever comes late asks for a fresh one by the id.
 */
import { Buffer } from "node:buffer";
import { createHmac } from "node:crypto";
import type { JsonObject } from "../json.ts";
import type { World } from "../world.ts";
import type { StoredMedia } from "./media_store.ts";

/** Where files are fetched, as at Meta's `lookaside.fbsbx.com`. */
export const mediaPath = "/whatsapp_business/attachments";
/** How long an address is good. */
export const mediaUrlLifeMs = 5 * 60 * 1000;

/** A fresh address of this file; `origin` is the simulator as the caller reaches it. */
export function mediaUrl(world: World, media: StoredMedia, origin: string = world.url): string {
  const expires = world.clock.now() + mediaUrlLifeMs;
  const query = new URLSearchParams({
    mid: media.id,
    ext: String(expires),
    hash: sign(world, media.id, String(expires)),
  });
  return `${origin}${mediaPath}/?${query}`;
}

/** The file behind an address that was given out here and is still good. */
export function findLinkedMedia(world: World, query: URLSearchParams): StoredMedia | null {
  const id = query.get("mid") ?? "";
  const expires = query.get("ext") ?? "";
  if (query.get("hash") !== sign(world, id, expires) || Number(expires) <= world.clock.now()) return null;
  return world.media.find(id);
}

/** The members of a webhook's media object: the sha256 is base64 there, hexadecimal at the API. */
export function webhookMedia(world: World, media: StoredMedia): JsonObject {
  return {
    id: media.id,
    mime_type: media.mime_type,
    sha256: Buffer.from(media.sha256, "hex").toString("base64"),
    url: mediaUrl(world, media),
  };
}

function sign(world: World, id: string, expires: string): string {
  return createHmac("sha256", world.media.key).update(`${id} ${expires}`).digest("base64url");
}
