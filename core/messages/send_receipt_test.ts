import { deepEqual, equal, rejects } from "node:assert/strict";
import { aConnection, aMessage, anAgent, aTicket } from "../../testing/builders.ts";
import { scriptedChannel } from "../../testing/scripted_channel.ts";
import { openTestCore, type TestCore } from "../../testing/test_core.ts";
import { sql } from "../db/mod.ts";
import { listToMark } from "../threads/mod.ts";
import { readTicket } from "../tickets/mod.ts";
import type { ReadPolicy } from "../connections/connection.ts";
import { noteTyping } from "./note_typing.ts";
import { sendReceipt } from "./send_receipt.ts";

async function aDesk(core: TestCore, readPolicy: ReadPolicy = "on_read", group = false) {
  const connection = await aConnection(core, { readPolicy });
  const ana = await anAgent(core);
  const ticket = await aTicket(core, { connection, assignee: ana, said: [] });
  if (group) {
    await core.commit((unit) =>
      unit.write(sql`UPDATE contacts SET kind = 'group' WHERE public_id = ${ticket.contact.id}`)
    );
  }
  const ids: string[] = [];
  for (const n of [1, 2, 3]) {
    const of = { ticketId: ticket.id, providerId: `wamid.${n}`, at: core.now() + n * 1000 };
    ids.push((await aMessage(core, of)).id);
  }
  await core.commit((unit) =>
    unit.write(sql`UPDATE tickets SET unread = 3, inbound_seq = 3 WHERE public_id = ${ticket.id}`)
  );
  const marked = async () => {
    const rows = await core.db.primary.rows(
      sql`SELECT args ->> '$.messageId' AS id, args ->> '$.typing' AS typing FROM jobs WHERE kind = 'receipt.send' ORDER BY jobs.id`,
    );
    return rows.map((row) => (row.typing ? "typing " : "") + (ids.indexOf(String(row.id)) + 1));
  };
  return {
    connection,
    ana,
    ticket,
    ids,
    marked,
    of: { connectionId: connection.id, contactId: ticket.contact.id },
  };
}

/** A channel that answers marks so, and remembers them. */
function marking(
  answer: Awaited<ReturnType<ReturnType<typeof scriptedChannel>["markRead"]>> = { kind: "done" },
) {
  const marks: unknown[] = [];
  const channel = Object.assign(scriptedChannel(), {
    markRead(_from: unknown, what: unknown) {
      marks.push(what);
      return Promise.resolve(answer);
    },
  });
  return { channel, marks };
}

Deno.test("the assignee's reading marks the newest message seen, once, where the connection says so", async () => {
  for (const [policy, expected] of [["on_read", ["3"]], ["on_reply", []], ["never", []]] as const) {
    await using core = await openTestCore();
    const { ana, ticket, marked } = await aDesk(core, policy);
    await readTicket(core, { ticketId: ticket.id, reader: await anAgent(core), seen: 3 });
    deepEqual(await marked(), [], "a preview marks nothing");
    await readTicket(core, { ticketId: ticket.id, reader: ana, seen: 3 });
    await readTicket(core, { ticketId: ticket.id, reader: ana, seen: 3 });
    deepEqual(await marked(), expected);
  }
});

Deno.test("what was not seen is not marked; in a group chat each message is marked by itself", async () => {
  await using core = await openTestCore();
  const { ana, ticket, marked } = await aDesk(core);
  await readTicket(core, { ticketId: ticket.id, reader: ana, seen: 2 });
  deepEqual(await marked(), ["2"]);

  await using other = await openTestCore();
  const desk = await aDesk(other, "on_read", true);
  await readTicket(other, { ticketId: desk.ticket.id, reader: desk.ana, seen: 3 });
  deepEqual(await desk.marked(), ["3", "2", "1"]);
});

Deno.test("a mark that Meta took is not sent for older messages again; one it did not take is, a few times", async () => {
  await using core = await openTestCore();
  const { ids, of } = await aDesk(core);
  const { channel, marks } = marking();
  const askedAt = core.now();
  await sendReceipt(core, { messageId: ids[2] ?? "", typing: false, channel, askedAt, attempt: 1 });
  deepEqual(marks, [{ providerId: "wamid.3", typing: false }]);
  deepEqual(await listToMark(core, { ...of, group: true }), [ids[2]]);

  const away = marking({ kind: "unreachable", reason: "refused" });
  const order = { messageId: ids[2] ?? "", typing: false, channel: away.channel, askedAt };
  await rejects(sendReceipt(core, { ...order, attempt: 4 }), { code: "receipt_send_failed" });
  await sendReceipt(core, { ...order, attempt: 5 });
  equal(away.marks.length, 2);
});

Deno.test("typing is told at most once in 20 seconds, by the assignee, where their reading is shown, and never late", async () => {
  await using core = await openTestCore();
  const { ana, ticket, ids, marked } = await aDesk(core);
  await noteTyping(core, { ticketId: ticket.id, viewer: await anAgent(core, { role: "supervisor" }) });
  deepEqual(await marked(), []);
  await Promise.all([1, 2].map(() => noteTyping(core, { ticketId: ticket.id, viewer: ana })));
  deepEqual(await marked(), ["typing 3"]);
  await core.commit((unit) => unit.write(sql`DELETE FROM jobs`));
  core.advance(19_999);
  await noteTyping(core, { ticketId: ticket.id, viewer: ana });
  deepEqual(await marked(), []);
  core.advance(1);
  await noteTyping(core, { ticketId: ticket.id, viewer: ana });
  deepEqual(await marked(), ["typing 3"]);

  const { channel, marks } = marking();
  const order = { messageId: ids[2] ?? "", typing: true, channel, attempt: 1 };
  await sendReceipt(core, { ...order, askedAt: core.now() - 11_000 });
  await sendReceipt(core, { ...order, askedAt: core.now() });
  deepEqual(marks, [{ providerId: "wamid.3", typing: true }]);

  for (const policy of ["on_reply", "never"] as const) {
    await using quiet = await openTestCore();
    const desk = await aDesk(quiet, policy);
    await noteTyping(quiet, { ticketId: desk.ticket.id, viewer: desk.ana });
    deepEqual(await desk.marked(), []);
  }
});
