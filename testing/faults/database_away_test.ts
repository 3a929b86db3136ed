import { deepEqual, equal } from "node:assert/strict";
import { eventually } from "../eventually.ts";
import { ask } from "../stage/ask.ts";
import { discrepancies, whenSettled } from "../stage/ledger.ts";
import type { Stage } from "../stage/stage.ts";
import { withStage } from "../stage/with_stage.ts";

/** Customers write while the primary is away, which `goes` and `comes` bring about. */
async function primaryAway(
  stage: Stage,
  goes: () => void | Promise<void>,
  comes: () => void | Promise<void>,
): Promise<void> {
  const { world, server } = stage;
  const before = Array.from({ length: 5 }, () => stage.customer());
  for (const customer of before) customer.writes("Antes");
  await whenSettled(stage, before);

  await goes();
  const meanwhile = Array.from({ length: 20 }, () => stage.customer());
  for (const customer of [...before, ...meanwhile]) customer.writes("Enquanto o banco está fora");
  await eventually(() => world.webhooks.pending() === 0, "every webhook was answered with 200");
  await eventually(async () => {
    const reply = await fetch(`${server.url}/readyz`);
    await reply.body?.cancel();
    return reply.status === 503;
  }, "the node says that it can't do its work");
  // What is in the replica can still be read.
  const answer = await ask(server.url, stage.tokens.admin, "GET", "/tickets");
  equal(answer.status, 200);
  await comes();

  const stock = await whenSettled(stage, [...before, ...meanwhile], { withinMs: 60_000 });
  const customers = [...before, ...meanwhile];
  deepEqual(discrepancies(stage, customers, stock), []);
  equal(stock.filter(({ direction }) => direction === "in").length, 30);
  deepEqual(
    customers.map((customer) => customer.received().length),
    customers.map(() => 1),
    "all were greeted",
  );
}

Deno.test("the primary hangs for a while: webhooks are taken, then all is caught up and sent", () =>
  withStage(
    { replicatedNodes: 1 },
    (stage) => primaryAway(stage, () => stage.primary?.freeze(), () => stage.primary?.thaw()),
  ));

Deno.test("the primary is killed and comes back: webhooks are taken, then all is caught up and sent", () =>
  withStage(
    { replicatedNodes: 1 },
    (stage) => primaryAway(stage, () => stage.primary?.kill(), () => stage.primary?.restart()),
  ));

Deno.test("a node that starts while the primary is away takes webhooks at once, and catches up when it is back", () =>
  withStage({ replicatedNodes: 1 }, async (stage) => {
    let started: Promise<number> = Promise.resolve(0);
    await primaryAway(stage, async () => {
      await stage.primary?.kill();
      await stage.server.kill();
      started = stage.server.start();
    }, () => stage.primary?.restart());
    await started;
  }));
