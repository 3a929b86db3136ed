/**
 * How far a customer's messages have been marked read at Meta, by thread.
 *
 * Marking one marks all before it, except in a group chat, where each is marked
 * by itself. What was overheard (the phone's app, history) is nobody's to mark.
 */

import type { Unit } from "../core.ts";
import { type Reader, sql } from "../db/mod.ts";

/** Which of a thread's messages. */
export interface MarkedIn {
  readonly connectionId: string;
  readonly contactId: string;
  /** Each message by itself. */
  readonly group: boolean;
  /** So many of the newest have not been seen. */
  readonly unseen?: number;
}

/** In a group chat, how many at once. */
const GROUP_LIMIT = 50;

/** The messages to be marked read so that all that was seen is, newest first; none: there is nothing to mark. */
export async function listToMark(reader: Reader, of: MarkedIn): Promise<string[]> {
  const rows = await reader.rows(
    sql`SELECT m.public_id AS id FROM messages m
      WHERE m.contact_id = (SELECT id FROM contacts WHERE public_id = ${of.contactId})
        AND m.connection_id = (SELECT id FROM connections WHERE public_id = ${of.connectionId})
        AND m.at >= ifnull((SELECT th.read_at FROM threads th
          WHERE th.connection_id = m.connection_id AND th.contact_id = m.contact_id), 0)
        AND m.direction = 'in' AND m.provider_id IS NOT NULL AND m.type NOT IN ('system', 'call')
        AND m.context ->> '$.source' IS NULL
      ORDER BY m.at DESC, m.id DESC LIMIT ${of.group ? GROUP_LIMIT : 1} OFFSET ${of.unseen ?? 0}`,
  );
  return rows.map((row) => String(row.id));
}

/** Keeps that a message, and those before it, are marked. */
export function saveMarked(unit: Unit, messageId: string): void {
  unit.write(
    sql`UPDATE threads SET read_at = max(ifnull(read_at, 0), m.at) FROM messages m
      WHERE m.public_id = ${messageId} AND threads.connection_id = m.connection_id
        AND threads.contact_id = m.contact_id`,
  );
}

/** Leaves the work of marking those messages read. */
export function enqueueMarks(unit: Unit, messageIds: readonly string[]): void {
  for (const messageId of messageIds) {
    unit.enqueue({
      kind: "receipt.send",
      args: { messageId, typing: false },
      uniqueKey: `receipt:${messageId}`,
    });
  }
}
