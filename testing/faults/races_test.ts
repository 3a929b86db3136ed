import { deepEqual, equal } from "node:assert/strict";
import { eventually } from "../eventually.ts";
import { ask, fieldsOf, rowsOf } from "../stage/ask.ts";
import { openBalancer } from "../stage/balancer.ts";
import { gatherCrowd } from "../stage/crowd.ts";
import { NUMBER } from "../stage/furnished.ts";
import { discrepancies, whenSettled } from "../stage/ledger.ts";
import type { Stage } from "../stage/stage.ts";
import { withStage } from "../stage/with_stage.ts";

const { agents, database } = await gatherCrowd(200);

/** All agents reach for the customer's ticket at once, each at the next server in turn. */
async function everybodyAccepts(stage: Stage): Promise<void> {
  const { servers } = stage;
  const customer = stage.customer();
  customer.writes("Quem me atende?");
  let id = "";
  for (const server of servers) {
    await eventually(async () => {
      const [ticket] = rowsOf(await stage.api("admin", "GET", "/tickets", undefined, server));
      id = String(ticket?.id ?? "");
      return id !== "";
    }, "every node has the ticket");
  }

  const answers = await Promise.all(agents.map(async ({ token, name }, i) => {
    const { url } = servers[i % servers.length] ?? stage.server;
    return { name, ...await ask(url, token, "POST", `/tickets/${id}/acceptance`) };
  }));

  const winners = answers.filter(({ status }) => status === 200);
  equal(winners.length, 1, `answers: ${JSON.stringify(answers.map(({ status }) => status))}`);
  const losers = answers.filter(({ status }) => status === 409);
  equal(losers.length, agents.length - 1);
  deepEqual([...new Set(losers.map(({ body }) => body.code))], ["ticket_not_waiting"]);
  const told = new Set(losers.map(({ body }) => fieldsOf(body.details).assignee));
  deepEqual([...told], [winners[0]?.name], "everybody else is told the winner's name");
  const { body } = await stage.api("admin", "GET", `/tickets/${id}`);
  equal(fieldsOf(body.assignee).name, winners[0]?.name);
  await whenSettled(stage, [customer]);
  equal(stage.world.sends.filter(({ text }) => text?.includes("vai atender você")).length, 1);
}

Deno.test("two hundred accept one ticket at once: one winner, 199 told by whom", () =>
  withStage({ database }, everybodyAccepts));

Deno.test("two hundred accept one ticket at once on two nodes: one winner, 199 told by whom", () =>
  withStage({ database, replicatedNodes: 2 }, everybodyAccepts));

/** New customers write three messages in a row each; every one gets one contact, one ticket and one greeting. */
async function newcomersWrite(stage: Stage): Promise<void> {
  const { world } = stage;
  const customers = Array.from({ length: 15 }, () => stage.customer());
  world.settings.hold_webhooks = true;
  for (const customer of customers) {
    for (const text of ["Oi", "Tudo bem?", "Preciso de ajuda"]) customer.writes(text);
  }
  world.settings.hold_webhooks = false;
  world.webhooks.wake();

  const stock = await whenSettled(stage, customers);
  deepEqual(discrepancies(stage, customers, stock), []);
  equal(stock.filter(({ direction }) => direction === "in").length, 45);
  deepEqual(customers.map((customer) => customer.received().length), customers.map(() => 1));
  const contacts = rowsOf(await stage.api("admin", "GET", "/contacts?limit=100"));
  equal(contacts.length, customers.length);
}

Deno.test("three messages in a row from new customers, all in one delivery: one contact and one ticket each", () =>
  withStage({ simulator: { batch_max: 100 } }, newcomersWrite));

Deno.test("three messages in a row from new customers, meeting on two nodes: one contact and one ticket each", () =>
  withStage({ replicatedNodes: 2, simulator: { ordered: false, concurrency: 16 } }, async (stage) => {
    await using balancer = openBalancer(stage.servers);
    const number = stage.world.numbers.get(NUMBER.phoneNumberId);
    if (number) number.webhookUrl = `${balancer.url}/webhooks/whatsapp`;
    await newcomersWrite(stage);
  }));

Deno.test("a status that is there before the send has returned counts, and the later answer takes nothing back", () =>
  withStage({}, async (stage) => {
    const customer = stage.customer();
    stage.world.faults.add({ kind: "status_before_response" });
    customer.writes("Oi");
    const stock = await whenSettled(stage, [customer]);
    deepEqual(discrepancies(stage, [customer], stock), []);
    deepEqual(stock.map(({ status }) => status), ["received", "delivered"]);
    customer.reads();
    await eventually(async () => (await whenSettled(stage, [customer]))[1]?.status === "read", "read");
  }));
