/**
 * `/phones`: customers and the state of their phones. What they do in a
 * conversation is in `message_routes.ts`.
 *
 * A phone is found by its id, its number in any way of dialling it, or its
 * BSUID, so that a test can use what it already has in hand.
 */
import { type Context, Hono } from "hono";
import { addPhone, changePhone } from "../customer.ts";
import { flagAt, type JsonObject, textAt } from "../json.ts";
import { parsePhone, type Phone } from "../phone.ts";
import type { World } from "../world.ts";
import { done, findPhone, readInput, refused } from "./input.ts";

/** The routes over this world. */
export function phoneRoutes(world: World): Hono {
  const app = new Hono();
  const phoneAt = (c: Context): Phone | null => findPhone(world, c.req.param("id") ?? "");

  app.get("/", (c) => c.json({ phones: world.phones.list() }));
  app.post("/", async (c) => {
    const input = await readInput(c);
    if (!input) return refused(c, 400, "The body must be a JSON object.");
    const phone = parsePhone(input);
    const twin = world.phones.find(phone.id) ?? world.phones.findByBsuid(phone.bsuid);
    return twin ? done(c, twin) : done(c, addPhone(world, phone), 201);
  });
  app.get("/:id", (c) => {
    const phone = phoneAt(c);
    return phone ? c.json(phone) : refused(c, 404, "No such phone.");
  });
  for (const method of ["PATCH", "POST"]) {
    app.on(method, "/:id", async (c) => {
      const phone = phoneAt(c);
      const input = await readInput(c);
      if (!phone || !input) return refused(c, 404, "No such phone.");
      changePhone(world, phone, parseChange(input));
      return done(c, phone);
    });
  }
  return app;
}

function parseChange(input: JsonObject): Parameters<typeof changePhone>[2] {
  const change: Parameters<typeof changePhone>[2] = {};
  const name = textAt(input, "name");
  if (name !== null) change.name = name;
  if ("username" in input) change.username = textAt(input, "username");
  for (const key of ["auto_read", "online", "shares_phone"] as const) {
    const flag = flagAt(input, key);
    if (flag !== null) change[key] = flag;
  }
  return change;
}
