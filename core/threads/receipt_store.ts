/**
 * What status webhooks did to messages.
 *
 * Receipts are always inserted; a message's status is what the best of them
 * says, so that it does not matter in which order they came or whether one came
 * before the send had returned.
 *
 * The danger: two rules for one thing. `withReceipts` says the same in memory,
 * and a test holds the two against each other.
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

/** Brings messages up to what their receipts say; whoever has got further already stays. */
export function recomputeStatuses(unit: Unit, of: readonly ProviderMessage[]): void {
  if (of.length === 0) return;
  unit.write(
    sql`UPDATE messages SET
        status = CASE best.rank WHEN 1 THEN 'sent' WHEN 2 THEN 'failed' WHEN 3 THEN 'delivered' WHEN 4 THEN 'read'
          ELSE 'played' END,
        error = CASE best.rank WHEN 2 THEN (SELECT ${error} FROM receipts r
          WHERE r.connection_id = best.connection_id AND r.provider_id = best.provider_id AND r.status = 'failed') END
      FROM (SELECT r.connection_id, r.provider_id, max(r.rank) AS rank FROM json_each(${json(of)}) j
        CROSS JOIN connections c ON c.public_id = j.value ->> 'connectionId'
        CROSS JOIN receipts r ON r.connection_id = c.id AND r.provider_id = j.value ->> 'providerId'
        GROUP BY 1, 2) AS best
      WHERE messages.connection_id = best.connection_id AND messages.provider_id = best.provider_id
        AND best.rank > CASE messages.status WHEN 'sent' THEN 1 WHEN 'failed' THEN 2 WHEN 'delivered' THEN 3
          WHEN 'read' THEN 4 WHEN 'played' THEN 5 ELSE 0 END`,
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
