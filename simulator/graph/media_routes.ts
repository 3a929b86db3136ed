/** Files at the Graph API: upload, address, end; and the addresses themselves. */
import { Hono } from "hono";
import { mediaPath } from "../media/media_links.ts";
import type { World } from "../world.ts";
import { numberFor, tokenOf } from "./authorize.ts";
import { downloadMedia } from "./download_media.ts";
import { uploadMedia } from "./upload_media.ts";

/** Uploads and downloads; a file's own page is a node like others (`graph_api.ts`). */
export function mediaRoutes(world: World): Hono {
  const app = new Hono();
  app.post("/:version{v\\d+\\.\\d+}/:id{\\d+}/media", async (c) => {
    const number = numberFor(world, c.req.raw, c.req.param("id"));
    return number instanceof Response ? number : await uploadMedia(world, number, c.req.raw);
  });
  app.get(mediaPath, (c) => downloadMedia(world, new URL(c.req.url), tokenOf(c.req.raw)));
  return app;
}
