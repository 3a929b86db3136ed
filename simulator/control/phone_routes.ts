/**
 * `/phones`: customers, and everything they can do with their phones.
 *
 * A phone is found by its id, its number in any way of dialling it, or its
 * BSUID, so that a test can use what it already has in hand.
 */
import { type Context, Hono } from "hono";
import { type Chat, isWindowOpen } from "../chat.ts";
import { addPhone, changePhone, customerReads, customerWrites, textContent } from "../customer.ts";
import { flagAt, isObject, type JsonObject, textAt } from "../json.ts";
import { parsePhone, type Phone } from "../phone.ts";
import { chatOf, type World } from "../world.ts";
import { done, pickNumber, readInput, refused } from "./input.ts";

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
  app.post("/:id/messages", async (c) => {
    const phone = phoneAt(c);
    const input = await readInput(c);
    if (!phone || !input) return refused(c, 404, "No such phone.");
    const number = pickNumber(world, textAt(input, "number"));
    if (!number) return refused(c, 404, "No such number.");
    const text = textAt(input, "text");
    if (!isObject(input.raw) && text === null) return refused(c, 400, "text or raw is missing.");
    const content = isObject(input.raw) ? input.raw : textContent(text ?? "");
    const message = customerWrites(world, number, phone, content, textAt(input, "reply_to"));
    return done(c, { wamid: message.wamid, message }, 201);
  });
  app.post("/:id/read", async (c) => {
    const phone = phoneAt(c);
    const input = await readInput(c);
    if (!phone || !input) return refused(c, 404, "No such phone.");
    return done(c, { read: customerReads(world, phone, textAt(input, "number")) });
  });
  app.get("/:id/chat", (c) => {
    const phone = phoneAt(c);
    const number = pickNumber(world, c.req.query("number") ?? null);
    if (!phone || !number) return refused(c, 404, "No such phone or number.");
    return c.json({ phone, ...chatView(world, chatOf(world, number.phoneNumberId, phone.id)) });
  });
  return app;
}

/** The phone called so: by id, number or BSUID. */
export function findPhone(world: World, name: string): Phone | null {
  return world.phones.find(name) ?? world.phones.findByBsuid(name) ?? world.phones.dial(name);
}

/** A conversation as its phone shows it. */
export function chatView(world: World, chat: Chat): JsonObject {
  return {
    number: chat.number,
    messages: chat.messages,
    unread: chat.unread.length,
    typing: chat.typing_until > Date.now(),
    window_open: isWindowOpen(chat, world.clock.now()),
    last_inbound_at: chat.last_inbound_at,
  };
}

function parseChange(input: JsonObject): Parameters<typeof changePhone>[2] {
  const change: Parameters<typeof changePhone>[2] = {};
  const name = textAt(input, "name");
  if (name !== null) change.name = name;
  for (const key of ["auto_read", "online", "shares_phone"] as const) {
    const flag = flagAt(input, key);
    if (flag !== null) change[key] = flag;
  }
  return change;
}
