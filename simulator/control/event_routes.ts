/**
 * Everything that Meta tells a business besides what customers write, and the
 * groups it has.
 *
 * An event is told to the number's own webhook, through the same queue and the
 * same faults as a message.
 */
import { Hono } from "hono";
import { textAt } from "../json.ts";
import { buildEvent } from "../webhooks/fields/event.ts";
import type { World } from "../world.ts";
import { done, findPhone, pickNumber, readInput, refused } from "./input.ts";

/** `POST /numbers/:id/events`. */
export function eventRoutes(world: World): Hono {
  const app = new Hono();
  app.post("/:id/events", async (c) => {
    const number = world.numbers.get(c.req.param("id"));
    const input = await readInput(c);
    if (!number || !input) return refused(c, 404, "No such number.");
    const named = textAt(input, "phone");
    const phone = named === null ? null : findPhone(world, named);
    if (named !== null && !phone) return refused(c, 404, "No such phone.");
    const event = await buildEvent({ world, number, phone, input });
    if ("problem" in event) return refused(c, 400, event.problem);
    for (const update of event.updates) world.webhooks.post(update);
    return done(c, { values: event.updates.map(({ value }) => value) }, 202);
  });
  return app;
}

/** `/groups`: WhatsApp groups of a number; making one tells the business. */
export function groupRoutes(world: World): Hono {
  const app = new Hono();
  app.get("/", (c) => c.json({ groups: [...world.groups.values()] }));
  app.post("/", async (c) => {
    const input = await readInput(c);
    const number = pickNumber(world, textAt(input ?? {}, "number"));
    if (!input || !number) return refused(c, 404, "No such number.");
    const names = Array.isArray(input.participants) ? input.participants.map(String) : [];
    const participants = names.map((name) => findPhone(world, name));
    if (participants.length === 0 || participants.includes(null)) {
      return refused(c, 400, "participants must be phones that there are, one at least.");
    }
    if (participants.length > 8) return refused(c, 400, "A group has eight participants at most.");
    const serial = String(120363000000000000 + world.groups.size + 1);
    const group = {
      id: textAt(input, "id") ?? btoa(`capi_group:${number.phoneNumberId}:${serial}`).replace(/=+$/, ""),
      number: number.phoneNumberId,
      subject: textAt(input, "subject") ?? "Grupo",
      participants: participants.flatMap((phone) => phone === null ? [] : [phone.id]),
    };
    world.groups.set(group.id, group);
    const asked = { field: "group_lifecycle_update", group_id: group.id };
    const made = await buildEvent({ world, number, phone: null, input: asked });
    if ("updates" in made) made.updates.forEach((update) => world.webhooks.post(update));
    return done(c, group, 201);
  });
  return app;
}
