/** Files in the API, addressed by their message, for whoever may see its thread: the same door as the pages'. */

import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { notFound } from "../../../core/errors.ts";
import { getMediaFile, safeFilename } from "../../../core/media/mod.ts";
import { sendMedia } from "../../media/[messageId]/_send_media.ts";
import { bytes } from "./_binary.ts";
import { type ApiEnv, createRouter, guardedBy } from "./_env.ts";
import { problems } from "./_problem.ts";
import { IdParam } from "./_schemas.ts";

const readRoute = createRoute({
  method: "get",
  path: "/media/{id}",
  summary: "The file of a message",
  description:
    "`id` is the message's. `Range` and `If-None-Match` are understood. The type is what the bytes are, " +
    "made by a stranger: never open one where it could run.",
  ...guardedBy("messages:read"),
  request: { params: IdParam },
  responses: { ...bytes("The file"), ...problems(404, 422) },
});

const thumbnailRoute = createRoute({
  method: "get",
  path: "/media/{id}/thumbnail",
  summary: "The small picture of a message's file (WebP)",
  ...guardedBy("messages:read"),
  request: { params: IdParam },
  responses: { ...bytes("The small picture"), ...problems(404, 422) },
});

/** The operations on files. */
export function mediaRoutes(): OpenAPIHono<ApiEnv> {
  const app = createRouter();

  app.openapi(readRoute, async (c) => {
    const { core, viewer, media: store } = c.var;
    const { id: messageId } = c.req.valid("param");
    const { sha256, mimeType, filename, kind } = await getMediaFile(core, { messageId, viewer });
    return await sendMedia(c.req.raw, store, {
      sha256,
      type: mimeType,
      name: safeFilename(filename, mimeType, kind),
      download: true,
    });
  });

  app.openapi(thumbnailRoute, async (c) => {
    const { core, viewer, media: store } = c.var;
    const { id: messageId } = c.req.valid("param");
    const { sha256, thumbnail } = await getMediaFile(core, { messageId, viewer });
    if (!thumbnail) throw notFound("media_not_found", "There is no small picture of this file");
    return await sendMedia(c.req.raw, store, { sha256, variant: "thumbnail", type: "image/webp" });
  });

  return app;
}
