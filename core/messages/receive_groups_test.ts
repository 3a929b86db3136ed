import { deepEqual, equal } from "node:assert/strict";
import { aConnection, anAgent } from "../../testing/builders.ts";
import { aJournal, aMessage, aReceipt, aSender, requireEventsTellTheTruth } from "../../testing/inbound.ts";
import { openTestCore } from "../../testing/test_core.ts";
import { sql } from "../db/mod.ts";
import { findMessage, listThread } from "../threads/mod.ts";
import { listTickets } from "../tickets/mod.ts";
import type { InboundGroupUpdate } from "./inbound.ts";
import { reprocessDelivery } from "./mod.ts";

/** A shop, and the group chat "grp1" with what comes of it. */
async function aGroupChat() {
  const core = await openTestCore();
  const shop = await aConnection(core, { texts: { greeting: "Olá!" } });
  const boss = await anAgent(core, { role: "admin" });
  const journal = aJournal(core);
  const news = (of: Partial<InboundGroupUpdate>, second = 0): InboundGroupUpdate => ({
    kind: "group_update",
    phoneNumberId: shop.phoneNumberId,
    groupId: "grp1",
    event: "group_settings_update",
    at: 1_790_000_000_000 + second * 1000,
    payload: null,
    ...of,
  });
  const tickets = async () => (await listTickets(core, { viewer: boss, limit: 100 })).tickets;
  const chat = async () => {
    const [row] = await core.rows(
      sql`SELECT subject, description, invite_link, state, participants FROM group_chats`,
    );
    return row;
  };
  return {
    core,
    shop,
    journal,
    news,
    tickets,
    chat,
    [Symbol.asyncDispose]: () => core[Symbol.asyncDispose](),
  };
}

Deno.test("what participants say stands in the group chat's own thread, under their names, never in a private ticket", async () => {
  await using of = await aGroupChat();
  const { core, shop, journal, tickets } = of;
  const [carla, davi] = [aSender({ name: "Carla" }), aSender({ name: "Davi" })];
  const at = core.now();
  await journal.receive(aMessage(shop, { from: carla, at, text: "em particular" }));
  await journal.receive(aMessage(shop, { from: carla, at, groupId: "grp1", text: "oi" }));
  await journal.receive(aMessage(shop, { from: davi, at, groupId: "grp1", text: "olá" }));

  const [group, alone] = (await tickets()).toSorted((a) => a.contact.group ? -1 : 1);
  deepEqual([group?.contact.group, group?.unread, alone?.contact.name, alone?.unread], [true, 2, "Carla", 1]);
  const { messages } = await listThread(core, { ticketId: group?.id ?? "", limit: 9 });
  deepEqual(messages.map(({ author, text }) => [author?.name, text]), [["Carla", "oi"], ["Davi", "olá"]]);
  deepEqual(await core.enqueued(), ["message.send"], "Carla alone is greeted");
  await requireEventsTellTheTruth(core);
});

Deno.test("a group's news keep what they do not speak of, and what is older fills in blanks only", async () => {
  await using of = await aGroupChat();
  const { core, journal, news, chat } = of;
  await journal.receive(news({ subject: "Condomínio Sol", added: [{ id: "BR.1", name: "Carla" }] }, 5));
  await journal.receive(news({ subject: "Condomínio", inviteLink: "https://chat.whatsapp.com/abc" }, 1));
  const late = news({ added: [{ id: "BR.2" }], removed: [{ id: "BR.1" }], state: "suspended" }, 9);
  await journal.receive(late);
  await reprocessDelivery(core, { journalId: journal.journalId, items: [late] });
  deepEqual({ ...await chat() }, {
    subject: "Condomínio Sol",
    description: null,
    invite_link: "https://chat.whatsapp.com/abc",
    state: "suspended",
    participants: '[{"id":"BR.2"}]',
  });
});

Deno.test("a renamed group is called so on every screen", async () => {
  await using of = await aGroupChat();
  const { core, shop, journal, news, tickets } = of;
  await journal.receive(
    aMessage(shop, { from: aSender(), at: core.now(), groupId: "grp1" }),
    news({ subject: "Turma" }),
  );
  equal((await tickets())[0]?.contact.name, "Turma");
  deepEqual((await core.emitted()).slice(-1), ["contact.changed"]);
  await requireEventsTellTheTruth(core);
});

Deno.test("a message to a group is read when as many have read it as the group has, whoever could not get it", async () => {
  await using of = await aGroupChat();
  const { core, shop, journal, news, tickets } = of;
  await journal.receive(
    aMessage(shop, { from: aSender(), at: core.now(), groupId: "grp1" }),
    news({ added: [{ id: "BR.1" }, { id: "BR.2" }] }),
  );
  const [ticket] = await tickets();
  await core.commit((unit) =>
    unit.write(
      sql`INSERT INTO messages (public_id, connection_id, contact_id, ticket_id, direction, type, text, status, provider_id,
        origin, at, created_at) SELECT 'msg_ours', connection_id, contact_id, id, 'out', 'text', 'Aviso', 'sent', 'wamid.out',
        'agent', 1, 1 FROM tickets WHERE public_id = ${ticket?.id}`,
    )
  );
  const states: unknown[] = [];
  const said = [["failed", "BR.2"], ["read", "BR.1"], ["read", "BR.1"], ["delivered", "BR.2"], [
    "read",
    "BR.2",
  ]] as const;
  for (const [status, participant] of said) {
    await journal.receive(aReceipt(shop, { providerId: "wamid.out", status, participant }));
    states.push((await findMessage(core, "msg_ours"))?.status);
  }
  deepEqual(states, ["sent", "sent", "sent", "delivered", "read"]);
  await requireEventsTellTheTruth(core);
});
