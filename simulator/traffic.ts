/**
 * Customers who write now and then, so that a demo has life in it.
 *
 * One customer at a time, never a flood: somebody new asks, or somebody who got
 * an answer says thanks. Only phones of the demo's own making speak; what a
 * person plays by hand is left alone, nobody wants words put in their mouth.
 */
import { randomInt } from "node:crypto";
import { addPhone, customerReads, customerWrites, textContent } from "./customer.ts";
import { isProblem } from "./inbound/content.ts";
import { buildInbound } from "./inbound/inbound_message.ts";
import type { JsonObject } from "./json.ts";
import type { RegisteredNumber } from "./number.ts";
import { parsePhone, type Phone } from "./phone.ts";
import { traffic as words } from "./texts.ts";
import { chatOf, type World } from "./world.ts";

/** The chatter, running or not. */
export interface Traffic {
  /** One message about every so many milliseconds; null stops it. */
  run(everyMs: number | null): void;
  everyMs(): number | null;
}

const pick = <T>(list: readonly T[]): T | undefined => list[randomInt(list.length)];

/** Silent until it is told to run. */
export function openTraffic(world: World): Traffic {
  let every: number | null = null;
  let round = 0;
  const next = (mine: number) => {
    if (every === null || mine !== round) return;
    speak(world).catch((error) => world.log("simulator: nobody spoke", { error: String(error) }));
    world.timers.later(every * (0.6 + Math.random() * 0.8), () => next(mine));
  };
  return {
    run(everyMs) {
      every = everyMs === null ? null : Math.max(10, everyMs);
      const mine = ++round;
      if (every !== null) world.timers.later(every, () => next(mine));
    },
    everyMs: () => every,
  };
}

async function speak(world: World): Promise<void> {
  const number = pick([...world.numbers.values()]);
  const phone = pick(customers(world));
  if (!number || !phone) return;
  const chat = chatOf(world, number.phoneNumberId, phone.id);
  const last = chat.messages.at(-1);
  customerReads(world, phone, number.phoneNumberId);
  // Whoever still waits for an answer insists seldom; whoever has one replies to it.
  if (last?.from === "customer" && Math.random() < 0.7) return;
  // Whoever is being attended now and then shows what they mean.
  const shown = last?.from === "business" && Math.random() < 0.25 ? pick(words.shows) : undefined;
  if (shown) return await show(world, number, phone, { ...shown });
  const text = pick(last?.from === "business" ? words.replies : words.openings);
  if (text !== undefined) customerWrites(world, number, phone, textContent(text));
}

async function show(world: World, number: RegisteredNumber, phone: Phone, input: JsonObject): Promise<void> {
  const built = await buildInbound({ world, number, phone, input });
  if (!isProblem(built)) customerWrites(world, number, phone, built.content, built.replyTo, built);
}

function customers(world: World): Phone[] {
  return words.customers.map((customer) =>
    world.phones.find(customer.id) ?? addPhone(world, parsePhone({ ...customer, auto_read: false }))
  );
}
