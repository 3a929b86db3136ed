/**
 * The simulated world as a whole, by HTTP: its clock and settings, what businesses
 * sent, how lively its customers are, and back to nothing.
 *
 * The danger: `/sends` is what tests know the truth by, so it lists what was
 * accepted, whatever became of it later.
 */

import { Hono } from "hono";
import { flagAt, isObject, numberAt, parseJson, textAt } from "../json.ts";
import { digitsOf } from "../phone_variants.ts";
import { parseSettings } from "../settings.ts";
import type { Traffic } from "../traffic.ts";
import { namesOf, resetWorld, type World } from "../world.ts";
import { done, readInput, refused } from "./input.ts";

/** The clock, the settings, the accepted sends, the customers' chatter, and the state as a whole. */
export function stateRoutes(world: World, traffic: Traffic): Hono {
  const app = new Hono();
  const clockView = () => ({ now: world.clock.now(), offset_ms: world.clock.offset() });

  app.get("/clock", (c) => c.json(clockView()));
  app.post("/clock", async (c) => {
    const input = await readInput(c) ?? {};
    const set = numberAt(input, "set") ?? Date.parse(textAt(input, "set") ?? "");
    const advance = numberAt(input, "advance_ms");
    if (!Number.isNaN(set)) world.clock.set(set);
    else if (advance !== null) world.clock.advance(advance);
    else return refused(c, 400, "advance_ms or set is missing.");
    world.changes.announce({ place: "phones" });
    return done(c, clockView());
  });

  app.get("/settings", (c) => c.json(world.settings));
  for (const method of ["PATCH", "POST"]) {
    app.on(method, "/settings", async (c) => {
      Object.assign(world.settings, parseSettings(await readInput(c) ?? {}));
      world.webhooks.wake();
      world.changes.announce({ place: "state" });
      return done(c, world.settings);
    });
  }

  app.get("/sends", (c) => {
    const { to, number, opaque, text, after, limit } = c.req.query();
    const wanted = to === undefined ? [] : [to, digitsOf(to)];
    const found = world.sends.slice(Number(after ?? 0)).filter((send) => {
      const names = [send.to, ...namesOf(send.phone === null ? null : world.phones.find(send.phone))];
      return (to === undefined || names.some((name) => name !== null && wanted.includes(name))) &&
        (number === undefined || send.number === number) &&
        (opaque === undefined || send.opaque === opaque) &&
        (text === undefined || send.text === text);
    });
    return c.json({
      count: found.length,
      total: world.sends.length,
      sends: found.slice(0, Number(limit ?? 10_000)),
    });
  });

  app.post("/traffic", async (c) => {
    const input = await readInput(c) ?? {};
    const on = flagAt(input, "on") ?? true;
    traffic.run(on ? numberAt(input, "every_ms") ?? 15_000 : null);
    world.changes.announce({ place: "state" });
    return done(c, { on, every_ms: traffic.everyMs() });
  });

  app.post("/reset", async (c) => {
    const input = parseJson(await c.req.text());
    traffic.run(null);
    resetWorld(world, { numbers: isObject(input) && flagAt(input, "numbers") === true });
    return c.json({ reset: true });
  });

  app.get("/state", (c) =>
    c.json({
      clock: clockView(),
      settings: world.settings,
      numbers: [...world.numbers.values()],
      phones: world.phones.list(),
      faults: world.faults.list(),
      sends: world.sends.length,
      messages: world.messages.size,
      deliveries: { pending: world.webhooks.pending(), total: world.webhooks.total() },
      traffic: { every_ms: traffic.everyMs() },
    }));

  app.get("/changes", () =>
    new Response(world.changes.follow(), {
      headers: { "content-type": "text/event-stream", "cache-control": "no-store" },
    }));
  return app;
}
