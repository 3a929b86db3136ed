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
import { messageRoutes } from "./_messages.ts";
import { answerProblem } from "./_problem.ts";
import { ticketRoutes } from "./_tickets.ts";

/** Bytes a body may have. */
export const MAX_BODY = 65_536;

/** The API below /api/v1. */
export function createApi(deps: ApiDeps): OpenAPIHono<ApiEnv> {
  const app = createRouter().basePath("/api/v1");
  app.onError((error, c) => answerProblem(error, c, deps.core.log));
  let document: ReturnType<typeof openApiDocument> | undefined;
  app.get("/openapi.json", (c) => c.json(document ??= openApiDocument(app)));
  app.use(authenticate(deps));
  app.use(bodyLimit({
    maxSize: MAX_BODY,
    onError: () => {
      throw new HttpError(413, "body_too_large", `A body has at most ${MAX_BODY} bytes`);
    },
  }));
  for (const routes of [ticketRoutes, messageRoutes, contactRoutes, deliveryRoutes, eventRoutes]) {
    app.route("/", routes());
  }
  app.all("*", () => {
    throw notFound("route_not_found", "There is no such operation; see /api/v1/openapi.json");
  });
  return app;
}
