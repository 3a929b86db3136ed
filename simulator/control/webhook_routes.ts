/**
 * Webhooks by HTTP: what was delivered, and any body of one's own on the same way.
 *
 * A body given as text goes out byte for byte, because the signature is over
 * bytes: only so can a business be shown something malformed and yet signed.
 */

import { Hono } from "hono";
import { flagAt, numberAt, textAt } from "../json.ts";
import type { Delivery } from "../webhooks/delivery.ts";
import type { World } from "../world.ts";
import { done, pickNumber, readInput, refused } from "./input.ts";

/** `/deliveries`: what was sent to the businesses, newest first; bodies with `?body=true`. */
export function deliveryRoutes(world: World): Hono {
  const app = new Hono();
  const view = ({ body, ...rest }: Delivery, withBody: boolean) => withBody ? { ...rest, body } : rest;
  app.get("/", (c) => {
    const query = c.req.query();
    const deliveries = world.webhooks.list(numberAt(query, "limit") ?? 100);
    return c.json({
      pending: world.webhooks.pending(),
      total: world.webhooks.total(),
      deliveries: deliveries.map((one) => view(one, flagAt(query, "body") ?? false)),
    });
  });
  app.get("/:id", (c) => {
    const delivery = world.webhooks.find(c.req.param("id"));
    return delivery ? c.json(view(delivery, true)) : refused(c, 404, "No such delivery.");
  });
  return app;
}

/** `/webhooks`: signs and delivers any body; a text goes out byte for byte. */
export function webhookRoutes(world: World): Hono {
  const app = new Hono();
  app.post("/", async (c) => {
    const input = await readInput(c);
    if (!input || input.body === undefined) return refused(c, 400, "body is missing.");
    const number = pickNumber(world, textAt(input, "number"));
    if (!number) return refused(c, 404, "No such number.");
    const raw = typeof input.body === "string" ? input.body : JSON.stringify(input.body);
    const update = {
      number: number.phoneNumberId,
      field: "",
      value: {},
      kind: "raw",
      wamid: null,
      phone: null,
      raw,
    };
    world.webhooks.post(update);
    return done(c, { queued: true }, 202);
  });
  return app;
}
