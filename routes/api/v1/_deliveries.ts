/** The journal in the API: what Meta posted to this node and what became of it; for admins. */

import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { notFound } from "../../../core/errors.ts";
import { findSetAside, listJournal, loadDeliveryStates } from "../../../core/journal/mod.ts";
import { listOutcomes, type Outcome as OutcomeNoun, reprocessKept } from "../../../core/messages/mod.ts";
import { requireAdmin } from "../../../core/users/mod.ts";
import { parseWebhook } from "../../../core/whatsapp/mod.ts";
import { Delivery, DeliveryDetails, DeliveryState, type Outcome, Reprocessed } from "./_delivery_schemas.ts";
import { type ApiEnv, createRouter, guardedBy } from "./_env.ts";
import { problems } from "./_problem.ts";
import { answer, pageOf, PageQuery } from "./_schemas.ts";
import { iso, isoOrNull } from "./_views.ts";

const DeliveryId = z.object({
  id: z.coerce.number().int().min(1).openapi({ param: { name: "id", in: "path" } }),
});

const listRoute = createRoute({
  method: "get",
  path: "/deliveries",
  summary: "Raw deliveries kept by this node, newest first; admins only",
  ...guardedBy("deliveries:read"),
  request: {
    query: PageQuery.extend({
      cursor: z.coerce.number().int().min(1).optional(),
      state: DeliveryState.optional(),
    }),
  },
  responses: { 200: answer("A page of deliveries", pageOf(Delivery)), ...problems(422) },
});

const readRoute = createRoute({
  method: "get",
  path: "/deliveries/{id}",
  summary: "One delivery: its body, and what came of each thing it said; admins only",
  ...guardedBy("deliveries:read"),
  request: { params: DeliveryId },
  responses: { 200: answer("The delivery", DeliveryDetails), ...problems(404, 422) },
});

const reprocessRoute = createRoute({
  method: "post",
  path: "/deliveries/{id}/reprocessing",
  summary: "Decide a delivery once more; admins only",
  description:
    "What is stored stays as it is, what was missed is made up for; no automatic message goes out.",
  ...guardedBy("deliveries:write"),
  request: { params: DeliveryId },
  responses: { 200: answer("What it did", Reprocessed), ...problems(404, 409, 422) },
});

/** The operations on deliveries. */
export function deliveryRoutes(): OpenAPIHono<ApiEnv> {
  const app = createRouter();

  app.openapi(listRoute, async (c) => {
    const { core, journal, viewer } = c.var;
    requireAdmin(viewer, "see deliveries");
    const { limit, cursor: before, state } = c.req.valid("query");
    const { rows, next } = await listJournal(core, journal, { limit, before, state });
    const data = rows.map(({ id, receivedAt, size, state }) => ({
      id,
      received_at: iso(receivedAt),
      size,
      state,
    }));
    return c.json({ data, next_cursor: next === null ? null : String(next) }, 200);
  });

  app.openapi(readRoute, async (c) => {
    const { core, journal, viewer } = c.var;
    requireAdmin(viewer, "see deliveries");
    const { id } = c.req.valid("param");
    const delivery = journal.get(id);
    if (!delivery) throw notFound("delivery_not_found", "This delivery is not in the journal");
    const { receivedAt, body } = delivery;
    const states = await loadDeliveryStates(core, { journalId: journal.id, ids: [id] });
    const aside = await findSetAside(core, journal.id, id);
    const outcomes = await listOutcomes(core, { items: parseWebhook(body, receivedAt), receivedAt });
    return c.json({
      id,
      received_at: iso(receivedAt),
      size: body.byteLength,
      state: states.get(id) ?? "pending" as const,
      reason: aside?.reason ?? null,
      outcomes: outcomes.map(outcomeView),
      body: new TextDecoder().decode(body),
    }, 200);
  });

  app.openapi(reprocessRoute, async (c) => {
    const { core, journal, viewer } = c.var;
    const { id: deliveryId } = c.req.valid("param");
    const order = { journal, parse: parseWebhook, viewer, deliveryId };
    const { stored, ignored } = await reprocessKept(core, order);
    return c.json({ stored, ignored: { ...ignored } }, 200);
  });

  return app;
}

function outcomeView(outcome: OutcomeNoun): z.infer<typeof Outcome> {
  const { kind, word, providerId, targetId, at, state, message, contactId } = outcome;
  return {
    kind,
    word,
    provider_id: providerId,
    target_id: targetId,
    at: isoOrNull(at),
    state,
    message_id: message?.id ?? null,
    ticket_id: message?.ticketId ?? null,
    contact_id: contactId,
  };
}
