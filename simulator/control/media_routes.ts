/**
 * Stored files for the page of phones and for tests that compare bytes.
 *
 * A business may have sent a page of HTML: what is not a picture, a sound, a film
 * or a PDF is only ever handed out as a download, and nothing here runs.
 */
import { Hono } from "hono";
import type { World } from "../world.ts";
import { refused } from "./input.ts";

const shown = /^(image\/(jpeg|png|webp|gif)|audio\/[\w.+-]+|video\/[\w.+-]+|application\/pdf)\s*(;|$)/;

/** `GET /media` and `GET /media/:id`. */
export function mediaRoutes(world: World): Hono {
  const app = new Hono();
  app.get("/", (c) => c.json({ media: world.media.list().map(({ bytes: _, ...facts }) => facts) }));
  app.get("/:id", (c) => {
    const media = world.media.find(c.req.param("id"));
    if (!media) return refused(c, 404, "No such file, or it has expired.");
    const safe = shown.test(media.mime_type);
    const name = encodeURIComponent(media.filename ?? media.id);
    const part = partOf(c.req.header("range"), media.bytes.length);
    return c.body(media.bytes.subarray(part.from, part.to), part.whole ? 200 : 206, {
      "accept-ranges": "bytes",
      ...(part.whole ? {} : { "content-range": `bytes ${part.from}-${part.to - 1}/${media.bytes.length}` }),
      "content-type": safe ? media.mime_type : "application/octet-stream",
      "content-disposition": `${safe ? "inline" : "attachment"}; filename*=UTF-8''${name}`,
      "content-security-policy": "default-src 'none'; sandbox",
      "cache-control": "private, max-age=3600",
      "x-content-type-options": "nosniff",
    });
  });
  return app;
}

/** The part of the file that a player asks for; anything else than one plain range is the whole. */
function partOf(range: string | undefined, size: number): { from: number; to: number; whole: boolean } {
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(range ?? "") ?? [];
  const from = Number(first ?? size);
  if (from >= size) return { from: 0, to: size, whole: true };
  return { from, to: last ? Math.min(size, Number(last) + 1) : size, whole: false };
}
