import { deepEqual, equal } from "node:assert/strict";
import { aConnection, aMessage, aTicket } from "../../testing/builders.ts";
import { openTestCore, type TestCore } from "../../testing/test_core.ts";
import type { Connection } from "../connections/mod.ts";
import { sql } from "../db/mod.ts";
import { type MessageStatus, RECEIPT_RANK, withReceipts } from "../messages/message.ts";
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
        SELECT id, ${providerId}, ${status}, ${RECEIPT_RANK[status] ?? 0}, 0, 0, ${payload}
        FROM connections WHERE public_id = ${id}`,
    )
  );
}

Deno.test("a message's status is what the best receipt says, from wherever it starts and in whatever order they come", async () => {
  await using core = await openTestCore();
  const connection = await aConnection(core);
  const { id: ticketId } = await aTicket(core, { connection });
  let n = 0;
  for (const start of STARTS) {
    for (const first of WORDS) {
      for (const second of WORDS) {
        const providerId = `wamid.${++n}`;
        const error = start === "failed" ? { code: "131000" } : null;
        const { id } = await aMessage(core, { ticketId, direction: "out", status: start, providerId, error });
        await aReceipt(core, connection, providerId, first);
        if (second !== first) await aReceipt(core, connection, providerId, second);
        const was = await findMessage(core, id);
        const receipts = await listReceipts(core, { connectionId: connection.id, providerId });

        await core.commit((unit) => recomputeStatuses(unit, [{ connectionId: connection.id, providerId }]));

        const now = await findMessage(core, id);
        deepEqual(now, was && withReceipts(was, receipts), `${start}, ${first}, ${second}`);
      }
    }
  }
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
