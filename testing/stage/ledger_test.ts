import { deepEqual } from "node:assert/strict";
import { openClock } from "../../simulator/clock.ts";
import type { ChatMessage } from "../../simulator/chat.ts";
import { openWorld } from "../../simulator/world.ts";
import { aCustomer } from "./customer.ts";
import { NUMBER } from "./furnished.ts";
import { discrepancies, type Stocked } from "./ledger.ts";

/** A customer who has written twice and was answered once, and the stock as it should be. */
function aDay() {
  const world = openWorld(openClock(), {}, () => {});
  world.numbers.set(NUMBER.phoneNumberId, { ...NUMBER, webhookUrl: null });
  const ana = aCustomer(world, NUMBER.phoneNumberId);
  const [one, two] = [ana.writes("one"), ana.writes("two")];
  const [written] = ana.chat();
  if (!written) throw new Error("nothing was written");
  const answer: ChatMessage = { ...written, from: "business", opaque: "msg_1", text: "answer" };
  world.sends.push(answer);
  const line = (of: Partial<Stocked>): Stocked => ({
    id: "msg_0",
    direction: "in",
    status: "received",
    text: "",
    providerId: null,
    waId: ana.waId,
    ticketId: "tkt_1",
    ...of,
  });
  const first = line({ text: "one", providerId: one });
  const second = line({ text: "two", providerId: two });
  const reply = line({ id: "msg_1", direction: "out", status: "delivered", text: "answer" });
  const told = (...stock: Stocked[]) =>
    discrepancies({ world }, [ana], stock).map((trouble) => trouble.replace(ana.name, "Ana"));
  return { world, answer, first, second, reply, told };
}

Deno.test("a day on which all went well has no discrepancy", () => {
  const { first, second, reply, told } = aDay();
  deepEqual(told(first, second, reply), []);
});

Deno.test("each way of going wrong is noticed", () => {
  const { world, answer, first, second, reply, told } = aDay();
  deepEqual(told(first, reply), ["lost: two"]);
  deepEqual(told(first, second, second, reply), ["doubled: two"]);
  deepEqual(told(first, { ...second, text: "three" }, reply), ["misfiled: two"]);
  deepEqual(told(first, { ...second, ticketId: "tkt_2" }, reply), ["Ana has 2 tickets"]);
  deepEqual(told(first, second), ["sent, but not ours: msg_1"]);
  deepEqual(told(first, second, { ...reply, status: "sending" }), [
    "received 1 times and yet sending: answer",
  ]);
  deepEqual(told(first, second, reply, { ...reply, id: "msg_2", text: "never sent" }), [
    "received 0 times and yet delivered: never sent",
  ]);
  world.sends.push(answer);
  deepEqual(told(first, second, reply), ["sent 2 times: answer"]);
});
