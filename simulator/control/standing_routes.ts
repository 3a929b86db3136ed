/**
 * How Meta sees a number, and the templates of its WABA, set from outside: quality,
 * limit, registration, subscription, whom the business has blocked.
 *
 * Setting them tells nobody. What Meta would say about it is an event of its own
 * (`POST /numbers/:id/events`), so that a test can have either without the other.
 */
import { Hono } from "hono";
import { textAt } from "../json.ts";
import { parseStanding } from "../standing.ts";
import { standingOf, type World } from "../world.ts";
import { done, readInput, refused } from "./input.ts";

/** `/numbers/:id/standing` and `/numbers/:id/templates`. */
export function standingRoutes(world: World): Hono {
  const app = new Hono();
  app.get("/:id/standing", (c) => {
    const id = c.req.param("id");
    return world.numbers.has(id) ? c.json(standingOf(world, id)) : refused(c, 404, "No such number.");
  });
  app.patch("/:id/standing", async (c) => {
    const id = c.req.param("id");
    const input = await readInput(c);
    if (!world.numbers.has(id) || !input) return refused(c, 404, "No such number.");
    const standing = Object.assign(standingOf(world, id), parseStanding(input));
    if (Array.isArray(input.blocked)) standing.blocked = input.blocked.map(String);
    if ("override_callback_uri" in input) {
      standing.override_callback_uri = textAt(input, "override_callback_uri");
    }
    world.changes.announce({ place: "state" });
    world.webhooks.wake();
    return done(c, standing);
  });
  app.get("/:id/templates", (c) => {
    const number = world.numbers.get(c.req.param("id"));
    return number
      ? c.json({ templates: world.templates.list(number.wabaId) })
      : refused(c, 404, "No such number.");
  });
  app.post("/:id/templates", async (c) => {
    const number = world.numbers.get(c.req.param("id"));
    const input = await readInput(c);
    if (!number || !input) return refused(c, 404, "No such number.");
    const template = world.templates.put(number.wabaId, input);
    return template ? done(c, template, 201) : refused(c, 400, "name is missing.");
  });
  app.delete("/:id/templates/:name", (c) => {
    const number = world.numbers.get(c.req.param("id"));
    if (!number) return refused(c, 404, "No such number.");
    const gone = world.templates.remove(number.wabaId, c.req.param("name"), c.req.query("language"));
    return c.json({ removed: gone.length });
  });
  return app;
}
