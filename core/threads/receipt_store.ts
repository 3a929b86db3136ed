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
import { json, type Reader, type Sql, sql } from "../db/mod.ts";
import type { Message, Receipt } from "../messages/message.ts";
import { errorOf } from "./message_rows.ts";

const error: Sql = sql`json_object('code', CAST(r.payload ->> '$.errors[0].code' AS TEXT),
  'title', r.payload ->> '$.errors[0].title')`;

/** Which of Meta's messages. */
export interface ProviderMessage {
  readonly connectionId: string;
  readonly providerId: string;
}

/** The receipts that came for a message of Meta's. */
export async function listReceipts(reader: Reader, of: ProviderMessage): Promise<Receipt[]> {
  const rows = await reader.rows(
    sql`SELECT r.status, CASE WHEN r.status = 'failed' THEN ${error} END AS error FROM receipts r
      WHERE r.connection_id = (SELECT id FROM connections WHERE public_id = ${of.connectionId})
        AND r.provider_id = ${of.providerId} ORDER BY r.id`,
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

/** Writes a message's new status, Meta's id and error; guarded by the status and the id that were read. */
export function saveStatus(unit: Unit, message: Message, was: Message, now: number): void {
  unit.write(
    sql`UPDATE messages SET status = ${message.status}, provider_id = ${message.providerId},
        error = ${message.error ? json(message.error) : null}, tried_at = ${now}
      WHERE public_id = ${message.id} AND status = ${was.status} AND provider_id IS ${was.providerId}`,
    { changes: 1 },
  );
}
