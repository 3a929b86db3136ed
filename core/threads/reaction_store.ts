/**
 * Reactions as rows: the latest of each actor, by Meta's id of the message, which
 * may come later than the reaction does, or never.
 *
 * The danger is a reaction that its author has taken back and a late webhook puts
 * back. The newest by Meta's clock wins; of two within one second the one that
 * takes back, else the greater emoji: any order of arrival ends the same.
 */

import type { Unit } from "../core.ts";
import { jsonRows, type Row, type Sql, sql } from "../db/mod.ts";
import type { Reaction } from "../messages/message.ts";

/** What somebody made of a message of Meta's, and when; '': they took it back. */
export interface ReactionRow {
  readonly connectionId: string;
  readonly providerId: string;
  /** "us", or a contact's id. */
  readonly actor: string;
  readonly emoji: string;
  readonly at: number;
}

/** The query of all reactions to messages of Meta's: pairs of phone number id and wamid. */
export const reactionsQuery = (keys: readonly (readonly [string, string])[]): Sql =>
  sql`SELECT c.public_id AS connection_id, r.provider_id, r.actor, r.emoji, r.at FROM ${jsonRows(keys)} j
    CROSS JOIN connections c ON c.phone_number_id = j.row ->> 0
    CROSS JOIN reactions r ON r.connection_id = c.id AND r.provider_id = j.row ->> 1`;

/** A reaction from a row of `reactionsQuery`. */
export function reactionFromRow(row: Row): ReactionRow {
  return {
    connectionId: String(row.connection_id),
    providerId: String(row.provider_id),
    actor: String(row.actor),
    emoji: String(row.emoji),
    at: Number(row.at),
  };
}

/** Whether the one takes the place of the other, which the same actor said. */
export function isNewerReaction(news: ReactionRow, than: ReactionRow | undefined): boolean {
  if (!than || news.at !== than.at) return !than || news.at > than.at;
  if (than.emoji === "" || news.emoji === than.emoji) return false;
  return news.emoji === "" || byCodePoint(news.emoji, than.emoji) > 0;
}

// As SQLite compares texts: UTF-8, which is the order of code points and not JavaScript's.
function byCodePoint(a: string, b: string): number {
  const [left, right] = [Array.from(a), Array.from(b)];
  const at = left.findIndex((character, i) => character !== right[i]);
  if (at < 0) return left.length - right.length;
  return (left[at]?.codePointAt(0) ?? 0) - (right[at]?.codePointAt(0) ?? -1);
}

/** The reactions as a message shows them: by actor, oldest first; undefined: there are none. */
export function shownReactions(rows: Iterable<ReactionRow>): readonly Reaction[] | undefined {
  const shown = [...rows].filter(({ emoji }) => emoji !== "")
    .sort((a, b) => a.at - b.at || (a.actor < b.actor ? -1 : 1))
    .map(({ actor, emoji }) => ({ by: actor, emoji }));
  return shown.length > 0 ? shown : undefined;
}

/** The shown reactions to a row of `messages` under that name, as JSON in the order of `shownReactions`. */
export const reactionsOf = (message: Sql): Sql =>
  // The order is the inner query's: sqld's parser knows no ORDER BY within an aggregate.
  sql`(SELECT json_group_array(json_object('by', shown.actor, 'emoji', shown.emoji)) FROM (
    SELECT x.actor, x.emoji FROM reactions x WHERE x.connection_id = ${message}.connection_id
      AND x.provider_id = ${message}.provider_id AND x.emoji <> '' ORDER BY x.at, x.actor) shown)`;

/** Writes reactions, each newer than its actor's last; guarded: it still is. */
export function saveReactions(unit: Unit, reactions: readonly ReactionRow[]): void {
  if (reactions.length === 0) return;
  const rows = reactions.map((r) => [r.connectionId, r.providerId, r.actor, r.emoji, r.at]);
  unit.write(
    sql`INSERT INTO reactions (connection_id, provider_id, actor, emoji, at)
      SELECT c.id, j.row ->> 1, j.row ->> 2, j.row ->> 3, j.row ->> 4 FROM ${jsonRows(rows)} j
        CROSS JOIN connections c ON c.public_id = j.row ->> 0
      WHERE true ON CONFLICT (connection_id, provider_id, actor)
      DO UPDATE SET emoji = excluded.emoji, at = excluded.at, sent_by = NULL
      WHERE excluded.at > at OR (excluded.at = at AND emoji <> '' AND
        (excluded.emoji = '' OR excluded.emoji > emoji))`,
    { changes: reactions.length },
  );
}

/** Guards a unit that writes messages of these wamids: exactly that many reactions to them are known. */
export function requireReactions(
  unit: Unit,
  wamids: readonly (readonly [connectionId: string, providerId: string])[],
  count: number,
): void {
  if (wamids.length === 0) return;
  unit.write(
    sql`UPDATE reactions SET at = at WHERE (connection_id, provider_id, actor) IN (
      SELECT r.connection_id, r.provider_id, r.actor FROM ${jsonRows(wamids)} j
        CROSS JOIN connections c ON c.public_id = j.row ->> 0
        CROSS JOIN reactions r ON r.connection_id = c.id AND r.provider_id = j.row ->> 1)`,
    { changes: count },
  );
}
