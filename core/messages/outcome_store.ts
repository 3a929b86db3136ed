/**
 * What the database holds of the things that a delivery speaks of, for the journal's
 * page: read by the keys receiving itself writes under, in one snapshot.
 */

import { jsonRows, type Reader, type Row, type Sql, sql } from "../db/mod.ts";
import type { InboundItem } from "./inbound.ts";
import { numberOf, ownWamid, peopleIn, targetWamids } from "./inbound_keys.ts";

/** A message that is there. */
export interface FoundMessage {
  readonly id: string;
  readonly ticketId: string;
  readonly status: string;
  readonly createdAt: number;
}

/** Everything that was found, by key. */
export interface Found {
  /** Phone number ids of connections of ours. */
  readonly numbers: ReadonlySet<string>;
  /** By `keyOf(number, wamid)`, and by our own id for what receipts name. */
  readonly messages: ReadonlyMap<string, FoundMessage>;
  /** By `keyOf(number, wamid, status)`: when it came first. */
  readonly receipts: ReadonlyMap<string, number>;
  /** By `keyOf(number, target)`. */
  readonly reactions: ReadonlySet<string>;
  /** By `keyOf(number, own wamid)`. */
  readonly revisions: ReadonlySet<string>;
  /** By `keyOf(kind, value)` of an identity: the contact's id. */
  readonly contacts: ReadonlyMap<string, string>;
  /** By `keyOf(account, name, language)`. */
  readonly templates: ReadonlySet<string>;
  /** By `keyOf(field, event, time)`. */
  readonly alerts: ReadonlySet<string>;
}

/** A key of several parts. */
export const keyOf = (...parts: readonly (string | number | null)[]): string => JSON.stringify(parts);

const wamidOf = (item: InboundItem) =>
  item.kind === "receipt" || item.kind === "edit" || item.kind === "revoke"
    ? item.providerId
    : ownWamid(item);

/** Looks for everything these items speak of. */
export async function findOutcomes(reader: Reader, items: readonly InboundItem[]): Promise<Found> {
  const numbers = items.map(numberOf);
  const wamids = items.flatMap((item, i) =>
    [wamidOf(item), ...targetWamids(item)].map((wamid) => [numbers[i] ?? null, wamid])
  );
  const opaque = items.flatMap((item) => item.kind === "receipt" && item.opaque ? [[item.opaque]] : []);
  const people = items.flatMap(peopleIn).map((
    { kind, value },
  ) => [kind, value]);
  const templates = items.flatMap((item) =>
    item.kind === "template_update" ? [[item.wabaId, item.name, item.language]] : []
  );
  const alerts = items.flatMap((item) =>
    item.kind === "account_update" ? [[item.field, item.event, item.at]] : []
  );
  const ofConnection = (table: Sql, columns: Sql, id: Sql) =>
    sql`SELECT j.row ->> 0 AS number, ${columns} FROM ${jsonRows(wamids)} j
      CROSS JOIN connections c ON c.phone_number_id = j.row ->> 0
      CROSS JOIN ${table} x ON x.connection_id = c.id AND ${id} = j.row ->> 1`;
  const message = sql`x.provider_id AS wamid, x.public_id AS id, x.status, x.created_at,
    (SELECT t.public_id FROM tickets t WHERE t.id = x.ticket_id) AS ticket_id`;
  const [known, found, named, receipts, reactions, revisions, contacts, kept, told] = await reader.batch([
    sql`SELECT phone_number_id AS number FROM ${jsonRows(numbers.map((n) => [n]))} j
      CROSS JOIN connections c ON c.phone_number_id = j.row ->> 0`,
    ofConnection(sql`messages`, message, sql`x.provider_id`),
    sql`SELECT ${message} FROM ${jsonRows(opaque)} j CROSS JOIN messages x ON x.public_id = j.row ->> 0`,
    ofConnection(sql`receipts`, sql`x.provider_id AS wamid, x.status, x.received_at`, sql`x.provider_id`),
    ofConnection(sql`reactions`, sql`x.provider_id AS wamid`, sql`x.provider_id`),
    ofConnection(sql`message_revisions`, sql`x.provider_id AS wamid`, sql`x.provider_id`),
    sql`SELECT i.kind, i.value, (SELECT public_id FROM contacts WHERE id = i.contact_id) AS id
      FROM ${jsonRows(people)} j CROSS JOIN contact_identities i
        ON i.kind = j.row ->> 0 AND i.value = j.row ->> 1`,
    sql`SELECT x.waba_id, x.name, x.language FROM ${jsonRows(templates)} j CROSS JOIN templates x
      ON x.waba_id = j.row ->> 0 AND x.name = j.row ->> 1 AND x.language = j.row ->> 2`,
    sql`SELECT DISTINCT x.field, x.event, x.at FROM ${jsonRows(alerts)} j CROSS JOIN connection_alerts x
      ON x.at = j.row ->> 2 AND x.field = j.row ->> 0 AND x.event = j.row ->> 1`,
  ]);
  const byWamid = (row: Row) => keyOf(String(row.number), String(row.wamid));
  return {
    numbers: new Set((known ?? []).map((row) => String(row.number))),
    messages: new Map([
      ...(found ?? []).map((row): [string, FoundMessage] => [byWamid(row), foundFromRow(row)]),
      ...(named ?? []).map((row): [string, FoundMessage] => [String(row.id), foundFromRow(row)]),
    ]),
    receipts: new Map((receipts ?? []).map((row) => [
      keyOf(String(row.number), String(row.wamid), String(row.status)),
      Number(row.received_at),
    ])),
    reactions: new Set((reactions ?? []).map(byWamid)),
    revisions: new Set((revisions ?? []).map(byWamid)),
    contacts: new Map(
      (contacts ?? []).map((row) => [keyOf(String(row.kind), String(row.value)), String(row.id)]),
    ),
    templates: new Set(
      (kept ?? []).map((row) => keyOf(String(row.waba_id), String(row.name), String(row.language))),
    ),
    alerts: new Set((told ?? []).map((row) => keyOf(String(row.field), String(row.event), Number(row.at)))),
  };
}

const foundFromRow = (row: Row): FoundMessage => ({
  id: String(row.id),
  ticketId: String(row.ticket_id),
  status: String(row.status),
  createdAt: Number(row.created_at),
});
