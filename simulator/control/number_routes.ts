/**
 * Registering business numbers by HTTP, and playing Meta's verification of their
 * webhook address.
 *
 * The danger: these routes show tokens and secrets. They are made up, and the
 * simulator listens on loopback unless told otherwise.
 */

import { Hono } from "hono";
import { parseNumber } from "../number.ts";
import { verifyWebhook } from "../webhooks/verify.ts";
import type { World } from "../world.ts";
import { done, readInput, refused } from "./input.ts";

/** `/numbers`: register, look at, forget business numbers, and Meta's verification of their webhook. */
export function numberRoutes(world: World): Hono {
  const app = new Hono();
  app.get("/", (c) => c.json({ numbers: [...world.numbers.values()] }));
  app.put("/:id", async (c) => {
    const input = await readInput(c);
    if (!input) return refused(c, 400, "The body must be a JSON object.");
    const id = c.req.param("id");
    const number = parseNumber(id, input, world.numbers.get(id));
    if ("missing" in number) return refused(c, 400, `${number.missing} is missing.`);
    world.numbers.set(id, number);
    world.changes.announce({ place: "state" });
    world.webhooks.wake();
    return done(c, number);
  });
  app.get("/:id", (c) => {
    const number = world.numbers.get(c.req.param("id"));
    return number ? c.json(number) : refused(c, 404, "No such number.");
  });
  app.delete("/:id", (c) => done(c, { removed: world.numbers.delete(c.req.param("id")) }));
  app.post("/:id/verify", async (c) => {
    const number = world.numbers.get(c.req.param("id"));
    return number ? done(c, await verifyWebhook(number)) : refused(c, 404, "No such number.");
  });
  return app;
}
