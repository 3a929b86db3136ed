/**
 * What status webhooks said of messages, and what has become of them.
 *
 * A receipt may be in the database before Meta's answer to the send is: whoever
 * records the answer lists the receipts and lets `withReceipts` say what follows.
 *
 * The danger is a receipt that comes between that look and the commit.
 * `requireReceipts` guards the unit by how many there were.
 */

import type { Unit } from "../core.ts";
import { json, jsonRows, type Reader, type Row, type Sql, sql } from "../db/mod.ts";
import type { InboundReceipt } from "../messages/inbound.ts";
import type { Message, Receipt } from "../messages/message.ts";
import { errorOf } from "./message_rows.ts";

const error: Sql = sql`json_object('code', CAST(r.payload ->> '$.errors[0].code' AS TEXT),
  'title', r.payload ->> '$.errors[0].title')`;

/** Which of Meta's messages. */
export interface ProviderMessage {
  readonly connectionId: string;
  readonly providerId: string;
}

/** The receipts that came for a message of Meta's; not those of single participants of a group chat. */
export async function listReceipts(reader: Reader, of: ProviderMessage): Promise<Receipt[]> {
  const rows = await reader.rows(
    sql`SELECT r.status, CASE WHEN r.status = 'failed' THEN ${error} END AS error FROM receipts r
      WHERE r.connection_id = (SELECT id FROM connections WHERE public_id = ${of.connectionId})
        AND r.provider_id = ${of.providerId} AND r.participant = '' ORDER BY r.id`,
  );
  return rows.map((row) => ({ status: String(row.status), error: errorOf(row.error) }));
}

/** Guards a unit: exactly that many receipts have come for the message. */
export function requireReceipts(unit: Unit, of: ProviderMessage, count: number): void {
  unit.write(
    sql`UPDATE connections SET name = name WHERE public_id = ${of.connectionId} AND ${count} =
      (SELECT count(*) FROM receipts r WHERE r.connection_id = connections.id AND r.provider_id = ${of.providerId})`,
    { changes: 1 },
  );
}

/** A status webhook and the connection it came for. */
export type Arrived = readonly [connectionId: string, receipt: InboundReceipt];

/** Keeps receipts, each status of a message (of a group chat's: and of a participant) once. */
export function insertReceipts(unit: Unit, receipts: readonly Arrived[], now: number): void {
  if (receipts.length === 0) return;
  const rows = receipts.map(([connectionId, { providerId, opaque, status, at, payload, participant }]) => [
    connectionId,
    providerId,
    opaque,
    status,
    at,
    payload,
    participant ?? "",
  ]);
  unit.write(
    sql`INSERT INTO receipts (connection_id, provider_id, opaque, status, provider_at, received_at, payload, participant)
      SELECT c.id, j.row ->> 1, j.row ->> 2, j.row ->> 3, j.row ->> 4, ${now}, j.row -> 5, j.row ->> 6
      FROM ${jsonRows(rows)} j CROSS JOIN connections c ON c.public_id = j.row ->> 0
      WHERE true ORDER BY j.key ON CONFLICT DO NOTHING`,
  );
}

/** Guards a unit: the messages of these receipts are still unknown, so no send was recorded that did not see them. */
export function requireParked(unit: Unit, parked: readonly Arrived[]): void {
  if (parked.length === 0) return;
  const rows = parked.map(([connectionId, { providerId, opaque }]) => [connectionId, providerId, opaque]);
  unit.write(
    sql`UPDATE messages SET status = status WHERE id IN (
      SELECT m.id FROM ${jsonRows(rows)} j CROSS JOIN connections c ON c.public_id = j.row ->> 0
        CROSS JOIN messages m ON m.connection_id = c.id AND m.provider_id = j.row ->> 1
          AND m.direction = 'out'
      UNION ALL SELECT m.id FROM ${jsonRows(rows)} j CROSS JOIN connections c ON c.public_id = j.row ->> 0
        CROSS JOIN messages m ON m.public_id = j.row ->> 2 AND m.connection_id = c.id AND m.direction = 'out'
        WHERE NOT EXISTS (SELECT 1 FROM receipts r WHERE r.connection_id = c.id AND r.provider_id = j.row ->> 1))`,
    { changes: 0 },
  );
}

/** A receipt that is known. */
export interface KnownReceipt extends ProviderMessage, Receipt {
  /** Who of a group chat; "": the one recipient. */
  readonly participant: string;
}

/** The query of all receipts for messages of Meta's: pairs of phone number id and wamid. */
export const knownReceiptsQuery = (keys: readonly (readonly [string, string])[]): Sql =>
  sql`SELECT c.public_id AS connection_id, r.provider_id, r.status, r.participant,
      CASE WHEN r.status = 'failed' THEN ${error} END AS error
    FROM ${jsonRows(keys)} j CROSS JOIN connections c ON c.phone_number_id = j.row ->> 0
    CROSS JOIN receipts r ON r.connection_id = c.id AND r.provider_id = j.row ->> 1`;

/** A receipt from a row of `knownReceiptsQuery`. */
export function knownReceiptFromRow(row: Row): KnownReceipt {
  return {
    connectionId: String(row.connection_id),
    providerId: String(row.provider_id),
    status: String(row.status),
    participant: String(row.participant),
    error: errorOf(row.error),
  };
}

/** Writes a message's new status, Meta's id and error; guarded by the status and the id that were read. */
export function saveStatus(unit: Unit, message: Message, was: Message, now: number): void {
  unit.write(
    sql`UPDATE messages SET status = ${message.status}, provider_id = ${message.providerId},
        error = ${message.error ? json(message.error) : null}, tried_at = ${now}
      WHERE public_id = ${message.id} AND status = ${was.status} AND provider_id IS ${was.providerId}`,
    { changes: 1 },
  );
}
