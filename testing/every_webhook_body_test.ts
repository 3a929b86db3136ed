/**
 * Every webhook body that is known, our own and (where BALCAO_FIXTURES names them)
 * those that others have published, through the parser into a real database: once,
 * twice, and its items in reverse, which must end the same; and all of them in one
 * database, shuffled, which must not throw nor tell a screen what a reload would not.
 */

import { deepEqual, equal, ok } from "node:assert/strict";
import { fileURLToPath } from "node:url";
import type { Core } from "../core/core.ts";
import { sql } from "../core/db/mod.ts";
import type { InboundItem } from "../core/messages/inbound.ts";
import { reprocessDelivery } from "../core/messages/mod.ts";
import { parseWebhook } from "../core/whatsapp/mod.ts";
import { aConnection } from "./builders.ts";
import { aJournal, requireEventsTellTheTruth } from "./inbound.ts";
import { openTestCore, type TestCore } from "./test_core.ts";

const published = Deno.env.get("BALCAO_FIXTURES");
const folders = [fileURLToPath(new URL("../core/whatsapp/fixtures", import.meta.url))];
if (published) folders.push(`${published}/webhooks`);
const which = published ? "our own and published ones" : "our own alone, as BALCAO_FIXTURES is not set";
const NOW = "2026-11-22T12:00:00Z";
/** Where what comes first or last counts: Meta gives these no time of their own, or none that would help. */
const IN_ORDER = ["address_book", "templates", "group_updates", "account", "handovers", "calls"];

const bodies = folders.flatMap((folder) => [...under(folder)]).map(({ path, body }) => ({
  path,
  items: parseWebhook(body, Date.parse(NOW)),
}));

function* under(folder: string): Generator<{ path: string; body: Uint8Array<ArrayBuffer> }> {
  for (const entry of Deno.readDirSync(folder)) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory) yield* under(path);
    else yield { path, body: Deno.readFileSync(path) };
  }
}

/** A connection for every number that the items name. */
async function connectNumbers(core: TestCore, items: readonly InboundItem[]) {
  const numbers = new Set(
    items.flatMap((item) => "phoneNumberId" in item && item.phoneNumberId ? [item.phoneNumberId] : []),
  );
  for (const phoneNumberId of numbers) await aConnection(core, { phoneNumberId, wabaId: "102290129340398" });
}

/** What the database holds, by what Meta calls everything. */
async function stateOf(core: Core): Promise<unknown> {
  const answers = await core.db.primary.batch([
    sql`SELECT c.name, c.phone, c.bsuid, c.username, c.kind, c.given_name, c.marketing_stopped_at, c.identity_conflict,
        (SELECT group_concat(i.kind || i.value) FROM contact_identities i WHERE i.contact_id = c.id) AS known_by
      FROM contacts c ORDER BY known_by`,
    sql`SELECT m.provider_id, m.type, m.direction, m.text, m.content, m.context, m.status, m.at, m.edited_at,
        m.revoked_at, m.origin, f.kind, f.state, f.provider_media_id, f.sha256,
        (SELECT min(i.value) FROM contact_identities i WHERE i.contact_id = m.contact_id) AS contact
      FROM messages m LEFT JOIN media f ON f.message_id = m.id ORDER BY m.provider_id`,
    sql`SELECT t.status, t.unread, t.inbound_seq, t.waiting_since, t.last_message_at,
        (SELECT min(i.value) FROM contact_identities i WHERE i.contact_id = t.contact_id) AS contact
      FROM tickets t ORDER BY contact, t.id`,
    sql`SELECT provider_id, emoji, at FROM reactions ORDER BY 1, 2`,
    sql`SELECT provider_id, target_id, kind, at, text, content, was_text FROM message_revisions ORDER BY 1`,
    sql`SELECT provider_id, status, participant, opaque FROM receipts ORDER BY 1, 2, 3`,
    sql`SELECT field, event, severity, details, at FROM connection_alerts ORDER BY dedup_key`,
    sql`SELECT quality, messaging_limit, verified_name FROM connections ORDER BY phone_number_id`,
    sql`SELECT name, language, category, status, quality, rejected_reason, updated_at FROM templates ORDER BY 1, 2`,
    sql`SELECT group_id, subject, description, invite_link, state, participants, updated_at FROM group_chats ORDER BY 1`,
    sql`SELECT last_inbound_at, held_by, held_at FROM threads ORDER BY 1, 2, 3`,
    sql`SELECT phase, progress, declined FROM history_imports ORDER BY 1`,
  ]);
  return JSON.parse(JSON.stringify(answers));
}

/** The state after these deliveries, each a list of items, in a database of its own. */
async function after(items: readonly InboundItem[], deliveries: readonly (readonly InboundItem[])[]) {
  await using core = await openTestCore({ now: NOW });
  await connectNumbers(core, items);
  const journal = aJournal(core);
  for (const delivery of deliveries) await journal.receive(...delivery);
  await requireEventsTellTheTruth(core);
  const state = await stateOf(core);
  for (const delivery of deliveries) {
    await reprocessDelivery(core, { journalId: journal.journalId, items: delivery });
  }
  deepEqual(await stateOf(core), state, "processed again");
  return state;
}

Deno.test(`every webhook body ends the same, delivered once, twice or item by item in reverse (${which})`, async (t) => {
  ok(bodies.length > 20);
  for (const { path, items } of bodies) {
    if (items.every(({ kind }) => kind === "other")) continue;
    await t.step(path, async () => {
      const once = await after(items, [items]);
      deepEqual(await after(items, [items, items]), once, "twice");
      if (IN_ORDER.some((name) => path.endsWith(`/${name}.json`))) return;
      deepEqual(await after(items, items.toReversed().map((item) => [item])), once, "in reverse");
    });
  }
});

Deno.test(`all webhook bodies together, shuffled and twice over, end the same and tell screens the truth (${which})`, async () => {
  const all = bodies.flatMap(({ items }) => items);
  const seen: unknown[] = [];
  for (const seed of [1, 2, 3]) {
    await using core = await openTestCore({ now: NOW });
    await connectNumbers(core, all);
    const journal = aJournal(core);
    for (const { items } of shuffled([...bodies, ...bodies], seed)) await journal.receive(...items);
    await requireEventsTellTheTruth(core);
    // Reactions by what they are about: one from a phone that was changed before it came is somebody else's.
    const rows = await core.rows(
      sql`SELECT (SELECT count(DISTINCT provider_id) FROM messages WHERE type <> 'system') AS m,
      (SELECT count(*) FROM receipts) AS r, (SELECT count(DISTINCT provider_id) FROM reactions) AS e,
      (SELECT count(*) FROM message_revisions) AS v, (SELECT count(*) FROM connection_alerts) AS a`,
    );
    seen.push({ ...rows[0] });
  }
  equal(new Set(seen.map((one) => JSON.stringify(one))).size, 1, JSON.stringify(seen));
});

function shuffled<T>(list: readonly T[], seed: number): T[] {
  let state = seed;
  const pick = () => (state = (state * 1664525 + 1013904223) % 2 ** 32) / 2 ** 32;
  return list.map((one) => [pick(), one] as const).sort(([a], [b]) => a - b).map(([, one]) => one);
}
