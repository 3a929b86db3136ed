/** The OpenAPI document, made from the schemas that the operations themselves are checked by. */

import type { OpenAPIHono } from "@hono/zod-openapi";
import type { ApiEnv } from "./_env.ts";

const DESCRIPTION = `Everything a program may do with this inbox.

A token acts as its user and within its scopes: \`Authorization: Bearer blc_…\`.
Lists are pages: \`{ "data": […], "next_cursor": … }\`; go on with \`?cursor=\` until it is null.
Times are ISO 8601, UTC. Refusals are problem documents (RFC 9457) whose \`code\` is stable.`;

/** Describes an API at /api/v1. */
export function openApiDocument(app: OpenAPIHono<ApiEnv>) {
  app.openAPIRegistry.registerComponent("securitySchemes", "bearer", {
    type: "http",
    scheme: "bearer",
    description: "A token made by `balcao token create`; each operation names the scope it asks for.",
  });
  return app.getOpenAPI31Document({
    openapi: "3.1.0",
    info: { title: "Balcão", version: "1", description: DESCRIPTION, license: { name: "AGPL-3.0-or-later" } },
    servers: [{ url: "/" }],
  });
}
