/** What loading and writing a batch cost may never depend on how much else there is: every query walks an index. */

import { deepEqual, equal, ok } from "node:assert/strict";
import { aConnection } from "../../testing/builders.ts";
import { aMessage, aReceipt, aSender } from "../../testing/inbound.ts";
import { openTestCore } from "../../testing/test_core.ts";
import type { Core } from "../core.ts";
import { type Sql, sql } from "../db/mod.ts";
import type { InboundItem } from "./inbound.ts";
import { queriesFor } from "./inbound_store.ts";
import { receiveDeliveries } from "./mod.ts";
import { touchedBy } from "./touched.ts";

const GROWN =
  "tickets|messages|contacts|contact_identities|events|jobs|receipts|reactions|message_revisions|" +
  "media|threads|group_chats";
const WALK = new RegExp(
  `^SCAN (${GROWN}|t|m|c|r|tm|mc|mt|tc|g|gc|f|i|o|l|x)\\b`,
);

/** Two of every kind there is: about messages that are there, and about such as are not. */
function everyKind(phoneNumberId: string): InboundItem[] {
  const from = aSender({ phone: "+5511987654321", bsuid: "BR.1" });
  const of = (providerId: string) => ({ phoneNumberId, providerId, from, at: 1 });
  const media = {
    kind: "image",
    state: "waiting",
    mimeType: "image/png",
    providerMediaId: "1",
    url: null,
  } as const;
  const group = { groupId: "grp1" };
  return ["wamid.1", "wamid.later"].flatMap((targetId): InboundItem[] => [
    aMessage({ phoneNumberId }, { from, at: 1, providerId: "wamid.1", quotedId: targetId }),
    aMessage({ phoneNumberId }, { from, at: 1, ...group, type: "image", media }),
    aMessage({ phoneNumberId }, { from, at: 1, source: "phone_app", direction: "out" }),
    { ...of("wamid.2" + targetId), kind: "reaction", targetId, emoji: "👍" },
    { ...of("wamid.3" + targetId), kind: "edit", targetId, type: "text", text: "x", payload: null },
    { ...of("wamid.4" + targetId), kind: "revoke", targetId },
    { ...of("wacid.1"), kind: "call", event: "connect", payload: null },
    {
      ...of("wamid.5" + targetId),
      kind: "identity_change",
      change: "number",
      before: { phone: from.phone, bsuid: null },
      after: aSender({ phone: "+5511912345678" }),
      text: null,
      payload: null,
    },
    { phoneNumberId, from, at: 1, kind: "preference", category: "marketing_messages", value: "stop" },
    { phoneNumberId, from, at: 1, kind: "handover", heldBy: "us" },
    {
      phoneNumberId,
      groupId: "grp1",
      at: 1,
      kind: "group_update",
      event: "x",
      subject: targetId,
      payload: 1,
    },
    aReceipt({ phoneNumberId }, { providerId: targetId, status: "read", participant: "BR.1" }),
  ]);
}

async function walks(core: Core, query: Sql): Promise<string[]> {
  const plan = await core.rows({ text: `EXPLAIN QUERY PLAN ${query.text}`, args: query.args });
  return plan.map((row) => String(row.detail)).filter((detail) => WALK.test(detail));
}

Deno.test("no query that loads a batch walks a table that grows, whatever is in it", async () => {
  await using core = await openTestCore();
  const { phoneNumberId } = await aConnection(core);
  const queries = queriesFor(touchedBy(everyKind(phoneNumberId)));
  ok(Object.values(queries).every((query) => query !== null), "the batch asks for everything there is");
  for (const [name, query] of Object.entries(queries)) {
    if (query) deepEqual(await walks(core, query), [], name);
  }
  equal((await walks(core, sql`SELECT * FROM messages m`)).length, 1, "a walk would be seen");
});

Deno.test("no statement that stores a batch walks a table that grows, whatever is in it", async () => {
  await using core = await openTestCore();
  const { phoneNumberId } = await aConnection(core);
  const written: Sql[] = [];
  const watched: Core = {
    ...core,
    commit: (write) =>
      core.commit((unit) =>
        write({
          ...unit,
          write: (query, guard) => {
            written.push(query);
            unit.write(query, guard);
          },
        })
      ),
  };
  for (const to of [1, 2]) {
    const items = everyKind(phoneNumberId);
    await receiveDeliveries(watched, { journalId: "jrn_1", from: to - 1, to, items });
  }
  ok(written.length > 20);
  // The plan of an INSERT also shows how SQLite would look for orphans of its row, if the unit had left any.
  const searching = written.filter(({ text }) => !/^INSERT INTO (contacts|tickets)/.test(text));
  for (const query of searching) deepEqual(await walks(core, query), [], query.text);
});

Deno.test("a batch of plain texts asks for nothing that plain texts do not need", () => {
  const { messages, messageTickets, groupChats, knownReceipts, groupsWritten } = queriesFor(
    touchedBy([aMessage({ phoneNumberId: "1" }, { from: aSender(), at: 1 })]),
  );
  deepEqual([messages, messageTickets, groupChats, knownReceipts, groupsWritten], Array(5).fill(null));
});
