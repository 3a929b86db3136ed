/** Drafts as rows: what a person has typed on a ticket and not sent. */

import type { Unit } from "../core.ts";
import { type Row, type Sql, sql } from "../db/mod.ts";

/** Whose draft on which ticket. */
export interface DraftOf {
  readonly userId: string;
  readonly ticketId: string;
}

/** The query of a draft, for reading it in one snapshot with its thread. */
export const draftQuery = ({ userId, ticketId }: DraftOf): Sql =>
  sql`SELECT text FROM drafts WHERE user_id = (SELECT id FROM users WHERE public_id = ${userId})
    AND ticket_id = (SELECT id FROM tickets WHERE public_id = ${ticketId})`;

/** The draft out of the rows of `draftQuery`; empty: there is none. */
export const draftFromRows = (rows: readonly Row[] | undefined): string => String(rows?.[0]?.text ?? "");

/** Keeps a draft. */
export function writeDraft(unit: Unit, { userId, ticketId }: DraftOf, text: string, now: number): void {
  unit.write(
    sql`INSERT INTO drafts (user_id, ticket_id, text, updated_at)
      SELECT u.id, t.id, ${text}, ${now} FROM users u CROSS JOIN tickets t
      WHERE u.public_id = ${userId} AND t.public_id = ${ticketId}
      ON CONFLICT (user_id, ticket_id) DO UPDATE SET text = excluded.text, updated_at = excluded.updated_at`,
  );
}

/** Forgets a draft. */
export function deleteDraft(unit: Unit, { userId, ticketId }: DraftOf): void {
  unit.write(
    sql`DELETE FROM drafts WHERE user_id = (SELECT id FROM users WHERE public_id = ${userId})
      AND ticket_id = (SELECT id FROM tickets WHERE public_id = ${ticketId})`,
  );
}
