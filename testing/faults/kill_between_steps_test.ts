/**
 * SIGKILL between the named steps of a message's life: journal append → ingest →
 * send → record. Each gap is held open by something real (a lock on the database
 * file, an answer that does not come), so that the blow surely falls into it.
 */

import { deepEqual, equal } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { eventually } from "../eventually.ts";
import { fieldsOf, rowsOf } from "../stage/ask.ts";
import type { Customer } from "../stage/customer.ts";
import { discrepancies, takeStock, whenSettled } from "../stage/ledger.ts";
import type { Stage } from "../stage/stage.ts";
import { withStage } from "../stage/with_stage.ts";

/** The one message of ours on that customer's ticket, as the API shows it. */
async function greeting(stage: Stage, { waId }: Customer) {
  const stock = await takeStock(stage);
  return stock.find((message) => message.waId === waId && message.direction === "out");
}

async function statusBecomes(stage: Stage, customer: Customer, status: string): Promise<void> {
  await eventually(async () => (await greeting(stage, customer))?.status === status, `${status}`);
}

Deno.test("killed between journal append and ingest: what was acknowledged comes in afterwards, once", () =>
  withStage({}, async (stage) => {
    const customers = Array.from({ length: 20 }, () => stage.customer());
    // While somebody holds the database file nothing can be ingested, but the journal goes on.
    const other = new DatabaseSync(`${stage.server.dataDir}/balcao.db`);
    other.exec("BEGIN IMMEDIATE");
    for (const customer of customers) customer.writes(`${customer.name} writes`);
    await eventually(() => stage.world.webhooks.pending() === 0, "all were acknowledged");
    await stage.server.kill();
    const { n } = fieldsOf(other.prepare("SELECT count(*) AS n FROM messages").get());
    equal(n, 0, "nothing was ingested before the blow");
    other.exec("ROLLBACK");
    other.close();
    await stage.server.start();

    const stock = await whenSettled(stage, customers);
    deepEqual(discrepancies(stage, customers, stock), []);
    equal(stock.length, 40);
  }));

Deno.test("killed between ingest and send: the answer that was promised goes out once", () =>
  withStage({}, async (stage) => {
    const customer = stage.customer();
    stage.world.faults.add({ kind: "error", code: 131016, times: 1 }); // try again in two seconds
    customer.writes("Oi");
    await eventually(() => stage.world.faults.list().length === 0, "it was refused once");
    await statusBecomes(stage, customer, "queued");
    await stage.server.kill();
    equal(stage.world.sends.length, 0);
    await stage.server.start();

    const stock = await whenSettled(stage, [customer]);
    deepEqual(discrepancies(stage, [customer], stock), []);
    equal(customer.received().length, 1);
  }));

Deno.test("killed between send and record: never sent again; a status webhook settles it", () =>
  withStage({}, async (stage) => {
    const customer = stage.customer();
    stage.world.faults.add({ kind: "timeout", hold_ms: 20_000, accepted: true });
    customer.writes("Oi");
    stage.world.settings.status_delay_ms = [4000, 4000]; // the answer and every status are still to come
    await eventually(() => stage.world.sends.length === 1, "Meta has it");
    await stage.server.kill();
    await stage.server.start();

    await statusBecomes(stage, customer, "undecided");
    equal(stage.world.sends.length, 1);
    const stock = await whenSettled(stage, [customer]);
    deepEqual(discrepancies(stage, [customer], stock), []);
    equal(customer.received().length, 1);
  }));

Deno.test("killed after `sending` was written and before Meta had it: undecided, for a person to say", () =>
  withStage({}, async (stage) => {
    const customer = stage.customer();
    stage.world.faults.add({ kind: "timeout", hold_ms: 20_000, accepted: false });
    customer.writes("Oi");
    await statusBecomes(stage, customer, "sending");
    await eventually(() => stage.world.faults.list().length === 0, "the request is there");
    await stage.server.kill();
    await stage.server.start();

    await statusBecomes(stage, customer, "undecided");
    // Somebody else's message goes through all the same, and after it nothing of the first has moved.
    const other = stage.customer();
    other.writes("E eu?");
    await statusBecomes(stage, other, "delivered");
    equal((await greeting(stage, customer))?.status, "undecided");
    deepEqual(customer.received(), []);
  }));

Deno.test("the answer of a send is lost on a line that was in use before: received once, undecided, then settled", () =>
  withStage({}, async (stage) => {
    const [first, second] = [stage.customer(), stage.customer()];
    first.writes("Oi");
    await statusBecomes(stage, first, "delivered"); // the connection to Meta is open and would be used again
    stage.world.faults.add({ kind: "drop_after_accept" });
    stage.world.settings.status_delay_ms = [1500, 1500];
    second.writes("Oi");
    await statusBecomes(stage, second, "undecided");
    await statusBecomes(stage, second, "delivered");
    deepEqual(second.received().length, 1);
    equal(stage.world.sends.length, 2);
    const answer = await stage.api("admin", "GET", "/tickets");
    equal(rowsOf(answer).length, 2);
  }));
