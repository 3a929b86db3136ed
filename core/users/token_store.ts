/** API tokens as rows; only the SHA-256 of a token is kept. */

import type { Unit } from "../core.ts";
import { json, type Reader, type Row, sql } from "../db/mod.ts";
import { tokenHash } from "./session_store.ts";
import { type FoundToken, type Scope, SCOPES, type Token } from "./token.ts";
import { userColumns, userFromRow } from "./user_store.ts";

/** A token as it is written. */
export interface NewToken {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly createdAt: number;
}

/** Writes a token of an active user. */
export function insertToken(unit: Unit, token: NewToken, secret: string): void {
  unit.write(
    sql`INSERT INTO tokens (public_id, token_hash, user_id, name, scopes, created_at)
      SELECT ${token.id}, ${tokenHash(secret)}, id, ${token.name}, ${json(token.scopes)}, ${token.createdAt}
      FROM users WHERE public_id = ${token.userId} AND active = 1`,
    { changes: 1 },
  );
}

/** Who acts with that token; null if nobody, revoked, or the user was deactivated. */
export async function findToken(reader: Reader, token: string): Promise<FoundToken | null> {
  const [row] = await reader.rows(
    sql`SELECT ${userColumns}, t.public_id AS token_id, t.scopes
      FROM tokens t JOIN users u ON u.id = t.user_id
      WHERE t.token_hash = ${tokenHash(token)} AND t.revoked_at IS NULL AND u.active = 1`,
  );
  if (!row) return null;
  return { tokenId: String(row.token_id), user: userFromRow(row), scopes: scopesFromRow(row) };
}

/** The tokens of a user that were not revoked, newest first. */
export async function listTokens(reader: Reader, userId: string): Promise<Token[]> {
  const rows = await reader.rows(
    sql`SELECT t.public_id AS id, t.name, t.scopes, t.created_at
      FROM tokens t JOIN users u ON u.id = t.user_id
      WHERE u.public_id = ${userId} AND t.revoked_at IS NULL ORDER BY t.id DESC`,
  );
  return rows.map((row) => ({
    id: String(row.id),
    name: String(row.name),
    scopes: scopesFromRow(row),
    createdAt: Number(row.created_at),
  }));
}

function scopesFromRow(row: Row): Scope[] {
  const names: unknown = JSON.parse(String(row.scopes));
  return SCOPES.filter((scope) => Array.isArray(names) && names.includes(scope));
}

/** Whether a token of that id exists and was not revoked. */
export async function isLive(reader: Reader, tokenId: string): Promise<boolean> {
  const rows = await reader.rows(
    sql`SELECT 1 FROM tokens WHERE public_id = ${tokenId} AND revoked_at IS NULL`,
  );
  return rows.length > 0;
}

/** Ends a token; guarded: it exists and was not revoked. */
export function revokeTokenRow(unit: Unit, tokenId: string, at: number): void {
  unit.write(
    sql`UPDATE tokens SET revoked_at = ${at} WHERE public_id = ${tokenId} AND revoked_at IS NULL`,
    { changes: 1 },
  );
}
