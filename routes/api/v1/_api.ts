/**
 * The public API, whole: who asks, how large a body may be, the operations, the
 * refusals, and the document that says all this.
 *
 * Loaded at the first request only (`mod.ts`), because schemas cost a tenth of a
 * second and 18 MB that an inbox without programs around it need not pay.
 */

import type { OpenAPIHono } from "@hono/zod-openapi";
import { bodyLimit } from "hono/body-limit";
import { notFound } from "../../../core/errors.ts";
import { HttpError } from "../../../web/mod.ts";
import { contactRoutes } from "./_contacts.ts";
import { deliveryRoutes } from "./_deliveries.ts";
import { openApiDocument } from "./_document.ts";
import { type ApiDeps, type ApiEnv, authenticate, createRouter } from "./_env.ts";
import { eventRoutes } from "./_events.ts";
import { conversationRoutes } from "./_conversations.ts";
import { mediaRoutes } from "./_media.ts";
import { messageActionRoutes } from "./_message_actions.ts";
import { messageRoutes } from "./_messages.ts";
import { answerProblem } from "./_problem.ts";
import { isUpload, MAX_BODY } from "./_read_order.ts";
import { templateRoutes } from "./_templates.ts";
import { ticketRoutes } from "./_tickets.ts";

const FAMILIES = [
  ticketRoutes,
  messageRoutes,
  messageActionRoutes,
  conversationRoutes,
  templateRoutes,
  mediaRoutes,
  contactRoutes,
  deliveryRoutes,
  eventRoutes,
];

/** The API below /api/v1. */
export function createApi(deps: ApiDeps): OpenAPIHono<ApiEnv> {
  const app = createRouter().basePath("/api/v1");
  app.onError((error, c) => answerProblem(error, c, deps.core.log));
  let document: ReturnType<typeof openApiDocument> | undefined;
  app.get("/openapi.json", (c) => c.json(document ??= openApiDocument(app)));
  app.use(authenticate(deps));
  const limited = bodyLimit({
    maxSize: MAX_BODY,
    onError: () => {
      throw new HttpError(413, "body_too_large", `A body has at most ${MAX_BODY} bytes`);
    },
  });
  // A file is counted while it streams to the disk; nobody else reads such a body.
  app.use((c, next) => isUpload(c) ? next() : limited(c, next));
  for (const routes of FAMILIES) app.route("/", routes());
  app.all("*", () => {
    throw notFound("route_not_found", "There is no such operation; see /api/v1/openapi.json");
  });
  return app;
}
