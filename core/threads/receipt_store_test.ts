import { deepEqual, equal } from "node:assert/strict";
import { aConnection, aMessage, aTicket } from "../../testing/builders.ts";
import { openTestCore, type TestCore } from "../../testing/test_core.ts";
import type { Connection } from "../connections/mod.ts";
import { sql } from "../db/mod.ts";
import { type MessageStatus, receiptRank, withReceipts } from "../messages/message.ts";
import { findMessage } from "./message_store.ts";
import { listReceipts, recomputeStatuses } from "./receipt_store.ts";

const STARTS: readonly MessageStatus[] = [
  "queued",
  "sending",
  "undecided",
  "sent",
  "failed",
  "delivered",
  "read",
];
const WORDS = ["sent", "delivered", "read", "failed", "warehoused"];
const errors = { errors: [{ code: 131026, title: "Message undeliverable" }] };

async function aReceipt(core: TestCore, { id }: Connection, providerId: string, status: string) {
  const payload = JSON.stringify(status === "failed" ? errors : {});
  await core.commit((unit) =>
    unit.write(
      sql`INSERT INTO receipts (connection_id, provider_id, status, rank, provider_at, received_at, payload)
        SELECT id, ${providerId}, ${status}, ${receiptRank(status)}, 0, 0, ${payload}
        FROM connections WHERE public_id = ${id}`,
    )
  );
}

Deno.test("a message's status is what the best receipt says, from wherever it starts and in whatever order they come", async () => {
  await using core = await openTestCore();
  const connection = await aConnection(core);
  const { id: ticketId } = await aTicket(core, { connection });
  const cases = STARTS.flatMap((start) =>
    WORDS.flatMap((a) => WORDS.map((b) => ({ start, words: new Set([a, b]) })))
  );
  await Promise.all(cases.map(async ({ start, words }, n) => {
    const of = { connectionId: connection.id, providerId: `wamid.${n}` };
    const error = start === "failed" ? { code: "131000" } : null;
    const { id } = await aMessage(core, {
      ticketId,
      direction: "out",
      status: start,
      providerId: of.providerId,
      error,
    });
    for (const word of words) await aReceipt(core, connection, of.providerId, word);
    const was = await findMessage(core, id);
    const receipts = await listReceipts(core, of);
    equal(receipts.length, words.size);

    await core.commit((unit) => recomputeStatuses(unit, [of]));

    const now = await findMessage(core, id);
    deepEqual(now, was && withReceipts(was, receipts), `${start}, then ${[...words].join(" and ")}`);
  }));
});

Deno.test("failed counts only while nothing says delivered, and keeps Meta's reason", async () => {
  await using core = await openTestCore();
  const connection = await aConnection(core);
  const { id: ticketId } = await aTicket(core, { connection });
  const of = { connectionId: connection.id, providerId: "wamid.A" };
  const { id } = await aMessage(core, { ticketId, direction: "out", status: "sent", providerId: "wamid.A" });
  const settle = async (status: string) => {
    await aReceipt(core, connection, "wamid.A", status);
    await core.commit((unit) => recomputeStatuses(unit, [of]));
    return await findMessage(core, id);
  };

  deepEqual((await settle("failed"))?.error, { code: "131026", title: "Message undeliverable" });
  const delivered = await settle("delivered");
  deepEqual([delivered?.status, delivered?.error], ["delivered", null]);
  equal((await settle("sent"))?.status, "delivered");
});
