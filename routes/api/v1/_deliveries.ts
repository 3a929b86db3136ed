/** The journal in the API: what Meta posted to this node and what became of it; for admins. */

import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { loadDeliveryStates } from "../../../core/journal/mod.ts";
import { requireAdmin } from "../../../core/users/mod.ts";
import { type ApiEnv, createRouter, guardedBy } from "./_env.ts";
import { problems } from "./_problem.ts";
import { answer, Delivery, pageOf, PageQuery } from "./_schemas.ts";
import { iso } from "./_views.ts";

const listRoute = createRoute({
  method: "get",
  path: "/deliveries",
  summary: "Raw deliveries kept by this node, newest first; admins only",
  ...guardedBy("deliveries:read"),
  request: { query: PageQuery.extend({ cursor: z.coerce.number().int().min(1).optional() }) },
  responses: { 200: answer("A page of deliveries", pageOf(Delivery)), ...problems(422) },
});

/** The operations on deliveries. */
export function deliveryRoutes(): OpenAPIHono<ApiEnv> {
  const app = createRouter();

  app.openapi(listRoute, async (c) => {
    const { core, journal, viewer } = c.var;
    requireAdmin(viewer, "see deliveries");
    const { limit, cursor: before } = c.req.valid("query");
    const found = journal.list({ ...(before === undefined ? {} : { before }), limit: limit + 1 });
    const page = found.slice(0, limit);
    const ids = page.map(({ id }) => id);
    const states = await loadDeliveryStates(core, { journalId: journal.id, ids });
    const data = page.map(({ id, receivedAt, size }) => ({
      id,
      received_at: iso(receivedAt),
      size,
      state: states.get(id) ?? "pending" as const,
    }));
    return c.json({ data, next_cursor: found.length > limit ? String(ids.at(-1)) : null }, 200);
  });

  return app;
}
