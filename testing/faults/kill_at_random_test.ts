import { deepEqual, equal } from "node:assert/strict";
import { eventually } from "../eventually.ts";
import { discrepancies, whenSettled } from "../stage/ledger.ts";
import { withStage } from "../stage/with_stage.ts";

const CUSTOMERS = 120;
const ROUNDS = 5;

Deno.test("killed again and again under load: what was acknowledged is there once, what was sent was sent once", () =>
  withStage({ simulator: { concurrency: 16 } }, async (stage) => {
    const customers = Array.from({ length: CUSTOMERS }, () => stage.customer());
    const each = CUSTOMERS / ROUNDS;
    const taken = () => stage.world.webhooks.total() - stage.world.webhooks.pending();

    for (let round = 0; round < ROUNDS; round++) {
      const before = taken();
      for (const customer of customers.slice(round * each, (round + 1) * each)) {
        for (let n = 1; n <= 3; n++) customer.writes(`${customer.name}: ${n}`);
      }
      // Somewhere in the middle: after so many deliveries as chance has it.
      const some = 1 + Math.floor(Math.random() * each * 3);
      await eventually(() => taken() - before >= some, `${some} deliveries were taken`);
      await stage.server.kill();
      await stage.server.start();
    }

    const stock = await whenSettled(stage, customers, { withinMs: 60_000 });
    deepEqual(discrepancies(stage, customers, stock), []);
    equal(stock.filter(({ direction }) => direction === "in").length, CUSTOMERS * 3);
    equal(stock.filter(({ direction }) => direction === "out").length, CUSTOMERS, "each was greeted");
  }));
