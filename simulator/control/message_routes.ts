/**
 * `/phones/:id/…`: everything a customer does in a conversation: write in any
 * type there is, tap what the business offers, listen, read, call.
 *
 * Whatever is asked for wrongly is refused with a sentence, never mended: a
 * journey that misspells a type must fail at that line.
 */
import { type Context, Hono } from "hono";
import type { ChatMessage } from "../chat.ts";
import { customerPlays, customerReads, customerWrites } from "../customer.ts";
import { buildInbound } from "../inbound/inbound_message.ts";
import { isProblem, lastMessage, type Writing } from "../inbound/content.ts";
import { type Choice, choicesOf } from "../inbound/tap.ts";
import { numberAt, textAt } from "../json.ts";
import { callUpdates } from "../webhooks/fields/calls.ts";
import { chatOf, type World } from "../world.ts";
import { chatView } from "./chat_view.ts";
import { done, findPhone, pickNumber, readInput, refused } from "./input.ts";

/** The routes over this world. */
export function messageRoutes(world: World): Hono {
  const app = new Hono();

  app.post("/:id/messages", async (c) => {
    const writing = await writingOf(world, c);
    return writing instanceof Response ? writing : await write(c, writing);
  });

  app.post("/:id/taps", async (c) => {
    const writing = await writingOf(world, c);
    if (writing instanceof Response) return writing;
    const { input } = writing;
    const message = named(writing, (one) => choicesOf(world, one).length > 0);
    if (!message) return refused(c, 404, "There is no message to tap on.");
    const choices = choicesOf(world, message);
    const choice = pick(choices, textAt(input, "button"), numberAt(input, "index"));
    if (!choice) {
      return refused(
        c,
        400,
        `There is no such button; there are: ${choices.map(({ title }) => title).join(", ")}.`,
      );
    }
    const { button: _, index: __, message: ___, ...more } = input;
    return await write(c, { ...writing, input: { ...more, ...choice.sends, reply_to: message.wamid } });
  });

  app.post("/:id/plays", async (c) => {
    const writing = await writingOf(world, c);
    if (writing instanceof Response) return writing;
    const message = named(writing, (one) => one.type === "audio");
    if (!message) return refused(c, 404, "There is no voice note to play.");
    if (!customerPlays(world, writing.phone, message)) {
      return refused(c, 400, "Only a voice note of the business that has arrived can be played.");
    }
    return done(c, { wamid: message.wamid, status: message.status });
  });

  app.post("/:id/calls", async (c) => {
    const writing = await writingOf(world, c);
    if (writing instanceof Response) return writing;
    const { number, phone, input } = writing;
    const calls = callUpdates(world, number, phone, input);
    if ("problem" in calls) return refused(c, 400, calls.problem);
    for (const update of calls.updates) world.webhooks.post(update);
    return done(c, { call: calls.id }, 201);
  });

  app.post("/:id/read", async (c) => {
    const phone = findPhone(world, c.req.param("id"));
    const input = await readInput(c);
    if (!phone || !input) return refused(c, 404, "No such phone.");
    return done(c, { read: customerReads(world, phone, textAt(input, "number")) });
  });

  app.get("/:id/chat", (c) => {
    const phone = findPhone(world, c.req.param("id"));
    const number = pickNumber(world, c.req.query("number") ?? null);
    if (!phone || !number) return refused(c, 404, "No such phone or number.");
    return c.json({ phone, ...chatView(world, chatOf(world, number.phoneNumberId, phone.id)) });
  });
  return app;
}

async function writingOf(world: World, c: Context): Promise<Writing | Response> {
  const phone = findPhone(world, c.req.param("id") ?? "");
  const input = await readInput(c);
  if (!phone || !input) return refused(c, 404, "No such phone.");
  const number = pickNumber(world, textAt(input, "number"));
  return number ? { world, number, phone, input } : refused(c, 404, "No such number.");
}

async function write(c: Context, writing: Writing): Promise<Response> {
  const built = await buildInbound(writing);
  if (isProblem(built)) return refused(c, 400, built.problem);
  const { content, replyTo, ...extras } = built;
  const message = customerWrites(writing.world, writing.number, writing.phone, content, replyTo, extras);
  return done(c, { wamid: message.wamid, message }, 201);
}

/** The message named, else the newest of the business that fits. */
function named(writing: Writing, fits: (message: ChatMessage) => boolean): ChatMessage | null {
  const wamid = textAt(writing.input, "message");
  return wamid === null ? lastMessage(writing, "business", fits) : writing.world.messages.get(wamid) ?? null;
}

function pick(choices: Choice[], button: string | null, index: number | null): Choice | null {
  if (index !== null) return choices[index] ?? null;
  if (button === null) return choices[0] ?? null;
  return choices.find(({ id }) => id === button) ?? choices.find(({ title }) => title === button) ?? null;
}
