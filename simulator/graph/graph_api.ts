/**
 * Meta's side: `/v26.0/…`, any version.
 *
 * An id alone says nothing of what it stands for: `/:id` is a number, a file, a
 * template or a business account, whichever has that id, as at Meta.
 */
import { Hono } from "hono";
import type { World } from "../world.ts";
import { mediaFor, numberFor, refuse, tokenOf, wabaNumbersFor } from "./authorize.ts";
import { graphErrorResponse, invalidToken, unknownPath } from "./graph_error.ts";
import { markRead } from "./mark_read.ts";
import { deleteMedia, mediaInfo } from "./media_info.ts";
import { mediaRoutes } from "./media_routes.ts";
import { numberInfo } from "./number_info.ts";
import { answer, bodyOf, numberRoutes } from "./number_routes.ts";
import { sendMessage } from "./send_message.ts";
import { changeTemplate, templateInfo } from "./templates/template_api.ts";
import { wabaInfo, wabaRoutes } from "./waba_routes.ts";

/** The routes of the Graph API over this world. */
export function graphApi(world: World): Hono {
  const app = new Hono();
  const node = "/:version{v\\d+\\.\\d+}/:id{\\d+}";

  app.post(`${node}/messages`, async (c) => {
    const number = numberFor(world, c.req.raw, c.req.param("id") ?? "");
    if (number instanceof Response) return number;
    const body = await bodyOf(c.req.raw);
    if (body instanceof Response) return body;
    return body.status === "read" ? markRead(world, number, body) : await sendMessage(world, number, body);
  });

  app.get(node, (c) => {
    const id = c.req.param("id") ?? "";
    const fields = c.req.query("fields") ?? null;
    return readNode(world, c.req.raw, id, fields);
  });
  app.post(node, async (c) => {
    const id = c.req.param("id") ?? "";
    const found = world.templates.findById(id);
    const numbers = found ? wabaNumbersFor(world, c.req.raw, found.wabaId) : refuse(world, c.req.raw, id);
    if (!found || numbers instanceof Response) return refuse(world, c.req.raw, id);
    const body = await bodyOf(c.req.raw);
    return body instanceof Response
      ? body
      : answer(() => changeTemplate(world, found.wabaId, found.template, body));
  });
  app.delete(node, (c) => {
    const media = mediaFor(world, c.req.raw, c.req.param("id") ?? "");
    return media instanceof Response ? media : deleteMedia(world, media);
  });

  app.route("/", mediaRoutes(world));
  app.route("/", numberRoutes(world));
  app.route("/", wabaRoutes(world));
  app.all("/:version{v\\d+\\.\\d+}/*", (c) => {
    const path = c.req.path.split("/").slice(2).join("/");
    if (tokenOf(c.req.raw) === null) return graphErrorResponse(invalidToken());
    return graphErrorResponse(unknownPath(`/${path}`));
  });
  return app;
}

function readNode(world: World, request: Request, id: string, fields: string | null): Response {
  if (world.numbers.has(id)) {
    const number = numberFor(world, request, id);
    return number instanceof Response ? number : answer(() => numberInfo(world, number, fields));
  }
  if (world.media.find(id)) {
    const media = mediaFor(world, request, id);
    return media instanceof Response ? media : mediaInfo(world, media, new URL(request.url).origin);
  }
  const template = world.templates.findById(id);
  const waba = template?.wabaId ?? id;
  const numbers = wabaNumbersFor(world, request, waba);
  if (numbers instanceof Response) return refuse(world, request, id);
  return answer(() => template ? templateInfo(template.template, fields) : wabaInfo(id, numbers, fields));
}
