import { deepEqual } from "node:assert/strict";
import { aConnection } from "../../testing/builders.ts";
import { aJournal, aReceipt } from "../../testing/inbound.ts";
import { openTestCore } from "../../testing/test_core.ts";
import { listReceipts } from "./receipt_store.ts";

Deno.test("the receipts of a message are kept once each in the order they came, a failure with Meta's reason", async () => {
  await using core = await openTestCore();
  const connection = await aConnection(core);
  const journal = aJournal(core);
  const error = { code: "131026", title: "Message undeliverable" };

  for (const status of ["sent", "failed", "sent"]) {
    await journal.receive(
      aReceipt(connection, { providerId: "wamid.A", status, error: status === "failed" ? error : null }),
      aReceipt(connection, { providerId: "wamid.B", status: "read" }),
    );
  }

  deepEqual(await listReceipts(core, { connectionId: connection.id, providerId: "wamid.A" }), [
    { status: "sent", error: null },
    { status: "failed", error },
  ]);
});
