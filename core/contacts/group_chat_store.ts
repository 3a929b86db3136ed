/**
 * What Meta says of WhatsApp group chats, beside the contact that each of them is.
 *
 * The danger is two nodes that hear of one group at once: a row is written only
 * over the one that was loaded, else the whole unit is undone.
 */

import type { Unit } from "../core.ts";
import { json, jsonRows, type Row, type Sql, sql } from "../db/mod.ts";
import type { GroupChat } from "./group_chat.ts";

const columns: Sql = sql`gc.public_id AS contact_id, gn.public_id AS connection_id, g.group_id, g.subject,
  g.description, g.invite_link, g.state, g.participants, g.updated_at`;
const joins: Sql = sql`CROSS JOIN contacts gc ON gc.id = g.contact_id
  CROSS JOIN connections gn ON gn.id = g.connection_id`;

/** The query of the group chats with these ids of Meta's. */
export const groupChatsQuery = (groupIds: readonly string[]): Sql =>
  sql`SELECT ${columns} FROM json_each(${
    json(groupIds)
  }) j CROSS JOIN group_chats g ON g.group_id = j.value ${joins}`;

/** The query of the group chat that a contact stands for. */
export const groupChatQuery = (contactId: string): Sql =>
  sql`SELECT ${columns} FROM group_chats g ${joins}
    WHERE g.contact_id = (SELECT id FROM contacts WHERE public_id = ${contactId})`;

/** The query of the group chats that messages of Meta's went to: pairs of phone number id and wamid. */
export const groupChatsWrittenToQuery = (keys: readonly (readonly [string, string])[]): Sql =>
  sql`SELECT DISTINCT ${columns} FROM ${
    jsonRows(keys)
  } j CROSS JOIN connections c ON c.phone_number_id = j.row ->> 0
    CROSS JOIN messages m ON m.connection_id = c.id AND m.provider_id = j.row ->> 1
    CROSS JOIN group_chats g ON g.contact_id = m.contact_id ${joins}`;

/** A group chat from a row of `groupChatsQuery`. */
export function groupChatFromRow(row: Row): GroupChat {
  return {
    contactId: String(row.contact_id),
    connectionId: String(row.connection_id),
    groupId: String(row.group_id),
    subject: textOf(row.subject),
    description: textOf(row.description),
    inviteLink: textOf(row.invite_link),
    state: row.state === "suspended" || row.state === "deleted" ? row.state : "active",
    participants: JSON.parse(String(row.participants)),
    updatedAt: Number(row.updated_at),
  };
}

const textOf = (value: unknown) => typeof value === "string" ? value : null;

/** Writes group chats; guarded: each is still as it was loaded (null: not there). */
export function saveGroupChats(
  unit: Unit,
  chats: readonly { readonly was: GroupChat | null; readonly now: GroupChat }[],
): void {
  if (chats.length === 0) return;
  const rows = chats.map(({ was, now }) => [
    now.contactId,
    now.connectionId,
    now.groupId,
    now.subject,
    now.description,
    now.inviteLink,
    now.state,
    json(now.participants),
    now.updatedAt,
    was?.updatedAt ?? null,
    was ? json(was.participants) : null,
  ]);
  unit.write(
    sql`INSERT INTO group_chats (contact_id, connection_id, group_id, subject, description, invite_link, state,
        participants, updated_at)
      SELECT c.id, n.id, j.row ->> 2, j.row ->> 3, j.row ->> 4, j.row ->> 5, j.row ->> 6, j.row ->> 7, j.row ->> 8
      FROM ${jsonRows(rows)} j CROSS JOIN contacts c ON c.public_id = j.row ->> 0
        CROSS JOIN connections n ON n.public_id = j.row ->> 1
        LEFT JOIN group_chats g ON g.contact_id = c.id
      WHERE g.updated_at IS j.row ->> 9 AND g.participants IS j.row ->> 10
      ON CONFLICT (contact_id) DO UPDATE SET subject = excluded.subject, description = excluded.description,
        invite_link = excluded.invite_link, state = excluded.state, participants = excluded.participants,
        updated_at = excluded.updated_at`,
    { changes: chats.length },
  );
}
