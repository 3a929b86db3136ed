import { deepEqual, equal } from "node:assert/strict";
import { aConnection, anAgent } from "../../testing/builders.ts";
import { aJournal, aMessage, aSender, requireEventsTellTheTruth } from "../../testing/inbound.ts";
import { openTestCore } from "../../testing/test_core.ts";
import { findContacts } from "../contacts/mod.ts";
import { type Sql, sql } from "../db/mod.ts";
import { listThread } from "../threads/mod.ts";
import { listTickets } from "../tickets/mod.ts";
import type {
  InboundAccountUpdate,
  InboundIdentityChange,
  InboundPreference,
  InboundTemplateUpdate,
} from "./inbound.ts";

const NOW = 1_790_000_000_000;

/** Carla has written from her phone and her BSUID. */
async function carlaHasWritten() {
  const core = await openTestCore({ now: NOW });
  const shop = await aConnection(core, { wabaId: "waba1" });
  const boss = await anAgent(core, { role: "admin" });
  const journal = aJournal(core);
  const { phoneNumberId } = shop;
  const from = aSender({ name: "Carla", phone: "+5511987654321", bsuid: "BR.1" });
  await journal.receive(aMessage(shop, { from, at: NOW - 60_000 }));
  const tickets = async () => (await listTickets(core, { viewer: boss, limit: 100 })).tickets;
  const lines = async () => {
    const [ticket] = await tickets();
    const { messages } = await listThread(core, { ticketId: ticket?.id ?? "", limit: 50 });
    return messages.filter(({ type }) => type === "system").map(({ text }) => text);
  };
  const carla = async () => {
    const id = (await tickets())[0]?.contact.id ?? "";
    return (await findContacts(core, [id])).get(id);
  };
  const change = (of: Partial<InboundIdentityChange>): InboundIdentityChange => ({
    kind: "identity_change",
    phoneNumberId,
    providerId: "wamid.change",
    change: "number",
    before: { phone: from.phone, bsuid: null },
    after: aSender({ phone: "+5521999990000", bsuid: "BR.2", name: null }),
    text: null,
    at: NOW,
    payload: null,
    ...of,
  });
  const all = async (query: Sql) => (await core.rows(query)).map((row) => ({ ...row }));
  const dispose = () => core[Symbol.asyncDispose]();
  return {
    core,
    shop,
    phoneNumberId,
    from,
    journal,
    tickets,
    lines,
    carla,
    change,
    all,
    [Symbol.asyncDispose]: dispose,
  };
}

Deno.test("a customer with a new number stays one contact with one conversation and no fresh window", async () => {
  await using of = await carlaHasWritten();
  const { core, shop, journal, tickets, lines, carla, change } = of;
  for (const _ of [1, 2]) await journal.receive(change({}));
  deepEqual([(await carla())?.phone, (await carla())?.bsuid], ["+5521999990000", "BR.2"]);
  deepEqual(await lines(), ["number_changed"]);
  equal((await tickets())[0]?.windowClosesAt, NOW - 60_000 + 86_400_000);

  await journal.receive(
    aMessage(shop, { from: aSender({ phone: "+5521999990000", name: "Carla" }), at: NOW }),
  );
  equal((await tickets()).length, 1);
  await requireEventsTellTheTruth(core);

  await journal.receive(
    aMessage(shop, { from: aSender({ phone: "+5511987654321", name: "Outra" }), at: NOW }),
  );
  const names = (await tickets()).map((ticket) => ticket.contact.name).toSorted();
  deepEqual(names, ["Carla", "Outra"], "whoever has the old number now is somebody else");
});

Deno.test("a BSUID that changed without a phone leaves no phone that may be a stranger's; late words still find her", async () => {
  await using of = await carlaHasWritten();
  const { core, shop, journal, tickets, lines, carla, change } = of;
  const after = { ...aSender({ bsuid: "BR.2", name: null }), phone: null, waId: null };
  await journal.receive(change({ change: "user_id", before: { phone: null, bsuid: "BR.1" }, after }));
  deepEqual([(await carla())?.phone, (await carla())?.bsuid], [null, "BR.2"]);
  deepEqual(await lines(), ["user_id_changed"]);
  const late = { ...after, bsuid: "BR.1" };
  await journal.receive(aMessage(shop, { from: late, at: NOW - 30_000 }));
  equal((await tickets()).length, 1);
  await requireEventsTellTheTruth(core);
});

Deno.test("a change of somebody unknown is nothing, a new security key is a line, and two customers are never joined", async () => {
  await using of = await carlaHasWritten();
  const { core, shop, from, journal, tickets, lines, change, all } = of;
  const { ignored } = await journal.receive(change({ before: { phone: "+551100000000", bsuid: null } }));
  deepEqual(ignored, { number_changed_of_nobody: 1 });
  const key = change({ change: "security_key", before: { phone: from.phone, bsuid: null }, after: from });
  await journal.receive(key);
  await journal.receive(key);
  deepEqual(await lines(), ["security_key_changed"]);

  await journal.receive(aMessage(shop, { from: aSender({ phone: "+5521999990000" }), at: NOW }));
  await journal.receive(change({ providerId: "wamid.other" }));
  equal((await tickets()).length, 2);
  deepEqual(
    await all(sql`SELECT phone, identity_conflict FROM contacts WHERE identity_conflict = 1`),
    [{ phone: "+5511987654321", identity_conflict: 1 }],
  );
  await requireEventsTellTheTruth(core);
});

Deno.test("who wants no marketing is remembered, known or not, whatever comes late", async () => {
  await using of = await carlaHasWritten();
  const { core, phoneNumberId, from, journal, lines, carla, all } = of;
  const says = (value: InboundPreference["value"], second: number, who = from): InboundPreference => ({
    kind: "preference",
    phoneNumberId,
    from: who,
    category: "marketing_messages",
    value,
    at: NOW + second * 1000,
  });
  await journal.receive(says("resume", 5));
  await journal.receive(says("stop", 1));
  equal((await carla())?.marketingStoppedAt, undefined);
  await journal.receive(says("stop", 9), says("stop", 9));
  equal((await carla())?.marketingStoppedAt, NOW + 9000);
  deepEqual(await lines(), ["marketing_stopped", "marketing_resumed", "marketing_stopped"]);
  await journal.receive(says("stop", 2, aSender({ phone: "+5511911112222", name: null })));
  equal((await all(sql`SELECT 1 FROM contacts WHERE marketing_stopped_at IS NOT NULL`)).length, 2);
  await requireEventsTellTheTruth(core);
});

Deno.test("the phone's address book names a customer on every screen, and takes only its name back", async () => {
  await using of = await carlaHasWritten();
  const { core, phoneNumberId, from, journal, tickets } = of;
  const book = { kind: "address_book", phoneNumberId, from, at: NOW } as const;
  await journal.receive({ ...book, action: "add", name: "Carla do 302" });
  equal((await tickets())[0]?.contact.name, "Carla do 302");
  await requireEventsTellTheTruth(core);
  await journal.receive({ ...book, action: "remove", name: null });
  equal((await tickets())[0]?.contact.name, "Carla");
  await requireEventsTellTheTruth(core);

  // What an agent calls her stays, whatever the book says or drops.
  await core.commit((unit) => unit.write(sql`UPDATE contacts SET given_name = 'Dona Carla'`));
  await journal.receive({ ...book, action: "add", name: "Carla do 302", at: NOW + 1000 });
  await journal.receive({ ...book, action: "remove", name: null, at: NOW + 2000 });
  equal((await tickets())[0]?.contact.name, "Dona Carla");
});

Deno.test("news of a number raise one alert each and change what its connection shows, unless they are older", async () => {
  await using of = await carlaHasWritten();
  const { journal, phoneNumberId, all } = of;
  const news = (of: Partial<InboundAccountUpdate>): InboundAccountUpdate => ({
    kind: "account_update",
    wabaId: "waba1",
    displayPhoneNumber: "+551140028922",
    field: "phone_number_quality_update",
    event: "FLAGGED",
    severity: "warning",
    details: {},
    at: NOW,
    ...of,
  });
  await journal.receive(news({ quality: "RED" }), news({ quality: "RED" }));
  await journal.receive(news({ event: "UNFLAGGED", quality: "GREEN", at: NOW - 1 }));
  const error = { field: "messages.errors", event: "130429", phoneNumberId };
  await journal.receive(news({ ...error, details: 1 }), news({ ...error, details: 2, at: NOW + 1000 }));
  deepEqual(await all(sql`SELECT event, connection_id FROM connection_alerts ORDER BY id`), [
    { event: "FLAGGED", connection_id: 1 },
    { event: "UNFLAGGED", connection_id: 1 },
    { event: "130429", connection_id: 1 },
  ]);
  deepEqual(await all(sql`SELECT quality FROM connections`), [{ quality: "RED" }]);
});

Deno.test("news of a template wait for nobody: the newest word of each kind stands", async () => {
  await using of = await carlaHasWritten();
  const { journal, all } = of;
  const news = (of: Partial<InboundTemplateUpdate>, second: number): InboundTemplateUpdate => ({
    kind: "template_update",
    wabaId: "waba1",
    providerId: "1",
    name: "boas_vindas",
    language: "pt_BR",
    at: NOW + second * 1000,
    ...of,
  });
  await journal.receive(news({ quality: "YELLOW" }, 9), news({ status: "APPROVED" }, 5));
  await journal.receive(news({ status: "REJECTED", reason: "words", category: "MARKETING" }, 1));
  deepEqual(await all(sql`SELECT status, rejected_reason, quality, category FROM templates`), [
    { status: "APPROVED", rejected_reason: null, quality: "YELLOW", category: "MARKETING" },
  ]);
  deepEqual(await all(sql`SELECT 1 FROM connection_alerts`), [], "a state that is over alarms nobody");
  const paused = news({ status: "PAUSED", reason: "LOW_QUALITY" }, 10);
  await journal.receive(paused, paused, news({ status: "DISABLED" }, 11));
  deepEqual(await all(sql`SELECT event, severity, details FROM connection_alerts ORDER BY id`), [
    {
      event: "PAUSED",
      severity: "warning",
      details: '{"name":"boas_vindas","language":"pt_BR","reason":"LOW_QUALITY"}',
    },
    { event: "DISABLED", severity: "danger", details: '{"name":"boas_vindas","language":"pt_BR"}' },
  ]);
});

Deno.test("who has a conversation and how far an import is: the latest word, in whatever order", async () => {
  await using of = await carlaHasWritten();
  const { journal, phoneNumberId, from, all } = of;
  const hands = { kind: "handover", phoneNumberId, from } as const;
  await journal.receive({ ...hands, heldBy: "meta_agent", at: NOW + 2 }, { ...hands, heldBy: "us", at: NOW });
  deepEqual(await all(sql`SELECT held_by FROM threads`), [{ held_by: "meta_agent" }]);
  const done = { kind: "history_progress", phoneNumberId, declined: false, at: NOW } as const;
  await journal.receive({ ...done, phase: 1, progress: 40 }, { ...done, phase: 0, progress: 100 });
  await journal.receive({ ...done, phase: 1, progress: 20 });
  deepEqual(await all(sql`SELECT phase, progress, declined FROM history_imports`), [
    { phase: 1, progress: 40, declined: 0 },
  ]);
});
