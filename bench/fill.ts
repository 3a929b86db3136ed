/**
 * A database as a company has it after years: two million messages, 100,000
 * contacts, 220,000 tickets (20,000 of them open), eight departments, a week of
 * events. Benches run on a copy; the original is kept in the machine's
 * temporary folder, so that it is made once.
 *
 *   deno run -A bench/fill.ts [--messages 2000000] [--to FILE]
 *
 * Rows are made in SQL from counters; ids and wamids have the real shape, so
 * that indexes have their real size and disorder.
 */

import { createHash } from "node:crypto";
import { parseArgs } from "node:util";
import { migrate, openConnection, readMigrations, sql, WriterDatabase } from "../core/db/mod.ts";
import { createLog } from "../core/log.ts";
import { openCore } from "../core/open_core.ts";
import { createVault } from "../core/vault.ts";
import { aConnection } from "../testing/builders.ts";

/** The SECRET_KEY that its connection was sealed with. */
export const FILLED_KEY = "0".repeat(64);
const CONTACTS_PER_MESSAGE = 20;
const NOW = Date.UTC(2026, 10, 20);
const STEP = 20_000;

/** The path of a filled database, made if it is not there. */
export async function fillDatabase({ messages, to }: { messages: number; to?: string }): Promise<string> {
  const schema = createHash("sha256").update(JSON.stringify(readMigrations())).digest("hex").slice(0, 12);
  const path = to ?? `${Deno.env.get("TMPDIR") ?? "/tmp"}/balcao-filled-${messages}-${schema}-2.db`;
  if (await Deno.stat(path).then(() => true, () => false)) return path;
  const making = `${path}.making`;
  for (const end of ["", "-wal", "-shm"]) await Deno.remove(making + end).catch(() => {});
  await migrate({ path: making });
  await addConnectionTo(making);
  const db = openConnection({ path: making });
  db.exec("PRAGMA synchronous = OFF; PRAGMA cache_size = -400000; PRAGMA wal_autocheckpoint = 20000");
  const contacts = Math.max(1, Math.floor(messages / CONTACTS_PER_MESSAGE));
  const tickets = Math.floor(contacts * 2.2);
  const open = Math.floor(contacts / 5);

  db.run(sql`INSERT INTO departments (public_id, name, hue, position, created_at)
    SELECT ${"dep_"} || printf('%026d', n), 'Department ' || n, n, n, ${NOW} FROM ${upTo(1, 8)}`);
  db.run(sql`INSERT INTO users (public_id, email, name, public_name, password_hash, role, created_at)
    SELECT ${"usr_"} || printf('%026d', n), 'agent' || n || '@example.com', 'Agent ' || n, 'Agent ' || n, '-', 'agent',
      ${NOW} FROM ${upTo(1, 40)}`);
  await inSteps(contacts, (first, last) => [
    sql`INSERT INTO contacts (public_id, name, phone, wa_id, created_at, updated_at)
      SELECT ${"cnt_"} || printf('%026d', n), 'Cliente ' || n, '+' || (5511960000000 + n), (5511960000000 + n) || '',
        ${NOW}, ${NOW} FROM ${upTo(first, last)}`,
    // The key that a Brazilian number is looked up by has no ninth digit.
    sql`INSERT INTO contact_identities (kind, value, contact_id)
      SELECT 'phone', (551160000000 + n) || '', (SELECT id FROM contacts WHERE public_id = ${"cnt_"} || printf('%026d', n))
      FROM ${upTo(first, last)}`,
    sql`INSERT INTO threads (connection_id, contact_id, last_inbound_at) SELECT 1, n, ${NOW} - n * 1000
      FROM ${upTo(first, last)}`,
  ]);
  // The last tickets of the first contacts are open; all others were closed long ago.
  await inSteps(tickets, (first, last) => [
    sql`INSERT INTO tickets (public_id, protocol, connection_id, contact_id, department_id, assignee_id, status, unread,
        inbound_seq, last_message_at, created_at, updated_at, resolved_at)
      SELECT ${"tkt_"} || printf('%026d', n), '20260101-' || printf('%09d', n), 1, 1 + n % ${contacts}, 1 + n % 8,
        CASE WHEN n > ${tickets - open} AND n % 2 THEN NULL ELSE 1 + n % 40 END,
        CASE WHEN n <= ${tickets - open} THEN 'resolved' WHEN n % 2 THEN 'waiting' ELSE 'attending' END, 0, 9,
        ${NOW} - abs(random() % 90000000000), ${NOW} - 1000, ${NOW} - 1000,
        CASE WHEN n <= ${tickets - open} THEN ${NOW} - 86400000 END
      FROM ${upTo(first, last)}`,
  ]);
  await inSteps(messages, (first, last) => [
    sql`INSERT INTO messages (public_id, connection_id, contact_id, ticket_id, direction, type, text, status, provider_id,
        origin, at, created_at)
      SELECT ${"msg_"} || printf('%026d', n), 1, t.contact_id, t.id, iif(n % 3, 'in', 'out'), 'text',
        'Mensagem número ' || n || ': bom dia, gostaria de saber se o pedido já saiu para entrega hoje.',
        iif(n % 3, 'received', 'read'), 'wamid.HBgNNTUx' || hex(randomblob(4)) || 'FQIAEhgU' || hex(randomblob(10)) || 'AA==',
        iif(n % 3, 'contact', 'agent'), ${NOW} - (${messages} - n) * 1000, ${NOW}
      FROM ${upTo(first, last)} CROSS JOIN tickets t ON t.id = 1 + (n * 7919) % ${tickets}`,
  ]);
  db.run(
    sql`UPDATE tickets SET last_message_id = (SELECT max(id) FROM messages m WHERE m.contact_id = tickets.contact_id
    AND m.connection_id = 1) WHERE id > ${tickets - open}`,
  );
  await inSteps(Math.floor(messages * 0.15), (first, last) => [
    sql`INSERT INTO events (name, payload, at) SELECT 'message.received', json_object('ticketId',
      ${"tkt_"} || printf('%026d', n), 'padding', hex(zeroblob(500))), ${NOW} FROM ${upTo(first, last)}`,
  ]);
  db.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  db.close();
  await Deno.rename(making, path);
  return path;

  async function inSteps(count: number, make: (first: number, last: number) => ReturnType<typeof sql>[]) {
    for (let first = 1; first <= count; first += STEP) {
      db.exec("BEGIN");
      for (const query of make(first, Math.min(count, first + STEP - 1))) db.run(query);
      db.exec("COMMIT");
      await new Promise((resolve) => setTimeout(resolve));
    }
  }
}

/** The connection that all of it came by; its secrets open with `FILLED_KEY`. */
async function addConnectionTo(path: string): Promise<void> {
  const log = createLog("silent", () => {});
  const db = new WriterDatabase({ path, log });
  const core = openCore({ db, clock: () => NOW, log, vault: createVault(FILLED_KEY) });
  await aConnection(core, { name: "For years", phoneNumberId: "999" });
  await db.close();
}

const upTo = (first: number, last: number) =>
  sql`(WITH RECURSIVE counter(n) AS (SELECT ${first} UNION ALL SELECT n + 1 FROM counter WHERE n < ${last})
    SELECT n FROM counter)`;

if (import.meta.main) {
  const { values } = parseArgs({
    args: Deno.args,
    options: { messages: { type: "string", default: "2000000" }, to: { type: "string" } },
  });
  const path = await fillDatabase({
    messages: Number(values.messages),
    ...(values.to ? { to: values.to } : {}),
  });
  // deno-lint-ignore no-console -- the answer
  console.log(path);
}
