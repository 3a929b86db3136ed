import { deepEqual, equal, rejects } from "node:assert/strict";
import { aConnection, anAgent } from "../../testing/builders.ts";
import { aJournal, aMessage, aSender, requireEventsTellTheTruth } from "../../testing/inbound.ts";
import { openTestCore } from "../../testing/test_core.ts";
import type { Core } from "../core.ts";
import { sql } from "../db/mod.ts";
import { findMessage, listRevisions } from "../threads/mod.ts";
import { acceptTicket, closeTicket, getTicket } from "../tickets/mod.ts";
import type { InboundEdit, InboundReaction, InboundRevoke } from "./inbound.ts";
import { receiveDeliveries } from "./mod.ts";

/** Carla has written "Olá" (wamid.1) a minute ago; what else she does, with Meta's clock in seconds after that. */
async function carlaHasWritten() {
  const core = await openTestCore();
  const shop = await aConnection(core);
  const from = aSender({ name: "Carla" });
  const journal = aJournal(core);
  const wrote = core.now();
  core.advance(60_000);
  const of = (providerId: string, second: number) =>
    ({ phoneNumberId: shop.phoneNumberId, providerId, from, at: wrote + second * 1000 }) as const;
  const hello = aMessage(shop, { from, at: wrote, providerId: "wamid.1", text: "Olá" });
  const reaction = (emoji: string | null, second: number, targetId = "wamid.1"): InboundReaction => ({
    ...of(`wamid.r${second}${emoji}`, second),
    kind: "reaction",
    targetId,
    emoji,
  });
  const edit = (text: string, second: number): InboundEdit => ({
    ...of(`wamid.e${second}`, second),
    kind: "edit",
    targetId: "wamid.1",
    type: "text",
    text,
    payload: null,
  });
  const revoke = (second: number): InboundRevoke => ({
    ...of(`wamid.d${second}`, second),
    kind: "revoke",
    targetId: "wamid.1",
  });
  const message = async (wamid = "wamid.1") => {
    const [row] = await core.rows(sql`SELECT public_id AS id FROM messages WHERE provider_id = ${wamid}`);
    const found = await findMessage(core, String(row?.id));
    if (!found) throw new Error("the message is not there");
    return found;
  };
  const ticket = async () => getTicket(core, (await message()).ticketId);
  return {
    core,
    shop,
    from,
    journal,
    hello,
    reaction,
    edit,
    revoke,
    message,
    ticket,
    [Symbol.asyncDispose]: () => core[Symbol.asyncDispose](),
  };
}

Deno.test("of one customer's reactions the newest by Meta's clock stands on the message, however they come", async () => {
  await using carla = await carlaHasWritten();
  const { journal, hello, reaction, message, core } = carla;
  await journal.receive(hello, reaction("❤️", 3));
  await journal.receive(reaction("👍", 2));
  await journal.receive(reaction("❤️", 3));
  deepEqual((await message()).reactions?.map(({ emoji }) => emoji), ["❤️"]);

  await journal.receive(reaction(null, 4));
  await journal.receive(reaction("❤️", 3));
  equal((await message()).reactions, undefined);
  deepEqual(await core.emitted(), ["ticket.opened", "message.updated", "message.updated"]);
  await requireEventsTellTheTruth(core);
});

Deno.test("of two reactions within one second the one that takes back counts, in either order", async () => {
  for (const order of [[0, 1], [1, 0]]) {
    await using carla = await carlaHasWritten();
    const both = [carla.reaction("👍", 2), carla.reaction("", 2)];
    await carla.journal.receive(carla.hello);
    for (const i of order) await carla.journal.receive(...both.slice(i, i + 1));
    equal((await carla.message()).reactions, undefined);
  }
});

Deno.test("a reaction opens nothing, is unread to nobody, and waits for a message that comes later", async () => {
  await using carla = await carlaHasWritten();
  const { core, journal, hello, reaction, message, ticket } = carla;
  const { ignored } = await journal.receive(reaction("👍", 1));
  deepEqual(ignored, { reaction_before_message: 1 });
  deepEqual(await core.emitted(), []);

  await journal.receive(hello);
  deepEqual((await message()).reactions?.map(({ emoji }) => emoji), ["👍"]);
  await journal.receive(reaction("🎉", 2));
  const { unread, inboundSeq, windowClosesAt } = await ticket();
  deepEqual([unread, inboundSeq, windowClosesAt], [1, 1, hello.at + 86_400_000]);
  await requireEventsTellTheTruth(core);
});

Deno.test("an edited message says its newest words and keeps all earlier ones, in whatever order they come", async () => {
  for (const order of [["hello", 1, 2], [2, "hello", 1], [2, 1, "hello"]] as const) {
    await using carla = await carlaHasWritten();
    const { core, journal, hello, edit, message } = carla;
    for (const one of order) await journal.receive(one === "hello" ? hello : edit(`Olá ${one}`, one));
    await journal.receive(edit("Olá 1", 1));

    const { id, text, editedAt } = await message();
    deepEqual([text, editedAt], ["Olá 2", hello.at + 2000]);
    deepEqual((await listRevisions(core, id)).map(({ wasText, text }) => [wasText, text]), [
      ["Olá", "Olá 1"],
      ["Olá 1", "Olá 2"],
    ]);
    equal((await getTicket(core, (await message()).ticketId)).lastMessage?.text, "Olá 2");
    await requireEventsTellTheTruth(core);
  }
});

Deno.test("of two edits within one second the same one stands, whichever came first", async () => {
  for (const order of [["a", "b"], ["b", "a"]]) {
    await using carla = await carlaHasWritten();
    const { core, journal, hello, edit, message } = carla;
    await journal.receive(hello);
    for (const one of order) await journal.receive({ ...edit(`Olá ${one}`, 1), providerId: `wamid.${one}` });
    equal((await message()).text, "Olá b");
    await requireEventsTellTheTruth(core);
  }
});

Deno.test("a message that is taken back shows no words anywhere, whichever came first; its history keeps them", async () => {
  for (const revokedFirst of [false, true]) {
    await using carla = await carlaHasWritten();
    const { core, journal, hello, revoke, message, ticket } = carla;
    await journal.receive(revokedFirst ? revoke(5) : hello);
    await journal.receive(revokedFirst ? hello : revoke(5));
    await journal.receive(revoke(5));

    const taken = await message();
    deepEqual([taken.text, taken.revokedAt], [null, hello.at + 5000]);
    const { type, text } = (await ticket()).lastMessage ?? {};
    deepEqual([type, text], ["revoked", null]);
    deepEqual((await listRevisions(core, taken.id)).map(({ kind, wasText }) => [kind, wasText]), [
      ["revoke", "Olá"],
    ]);
    await requireEventsTellTheTruth(core);
  }
});

Deno.test("after an edit closing asks again; but nobody has it unread, and a closed ticket stays closed", async () => {
  await using carla = await carlaHasWritten();
  const { core, journal, hello, edit, revoke, ticket } = carla;
  const ana = await anAgent(core);
  await journal.receive(hello);
  const { id } = await ticket();
  await acceptTicket(core, { ticketId: id, agent: ana });
  await journal.receive(edit("Olá, quero cancelar", 5));
  await rejects(closeTicket(core, { ticketId: id, agent: ana, farewell: false, seen: 1 }), {
    code: "ticket_has_news",
  });
  equal((await ticket()).unread, 1);
  await closeTicket(core, { ticketId: id, agent: ana, farewell: false, seen: 2 });
  await journal.receive(revoke(30));
  equal((await ticket()).status, "resolved");
  await requireEventsTellTheTruth(core);
});

Deno.test("an answer carries a copy of what it answers; of what nobody knows it keeps the id", async () => {
  await using carla = await carlaHasWritten();
  const { core, shop, from, journal, hello, message } = carla;
  const answer = (providerId: string, quotedId: string) =>
    aMessage(shop, { from, at: hello.at + 1000, providerId, quotedId });
  await journal.receive(hello, answer("wamid.2", "wamid.1"), answer("wamid.3", "wamid.unknown"));
  const { id } = await message();
  deepEqual((await message("wamid.2")).quote, {
    providerId: "wamid.1",
    messageId: id,
    direction: "in",
    type: "text",
    text: "Olá",
  });
  deepEqual((await message("wamid.3")).quote, { providerId: "wamid.unknown" });
  await requireEventsTellTheTruth(core);
});

Deno.test("a message and its deletion that reach two nodes at once end as deleted", async () => {
  for (const first of ["hello", "revoke"] as const) {
    await using carla = await carlaHasWritten();
    const { core, hello, revoke, message } = carla;
    const items = { hello, revoke: revoke(5) };
    const second = first === "hello" ? "revoke" : "hello";
    let left = true;
    // The other node commits between this one's look and its commit.
    const interrupted: Core = {
      ...core,
      async commit(write) {
        if (left) {
          left = false;
          await aJournal(core).receive(items[first]);
        }
        return await core.commit(write);
      },
    };
    await receiveDeliveries(interrupted, {
      journalId: "jrn_south",
      from: 0,
      to: 1,
      items: [items[second]],
    });
    deepEqual([(await message()).text, (await message()).revokedAt], [null, hello.at + 5000]);
    await requireEventsTellTheTruth(core);
  }
});
