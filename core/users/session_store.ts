/**
 * Sessions as rows. Only the SHA-256 of a token is kept: who reads the
 * database can't sign in with what they find there.
 */

import { createHash, randomBytes } from "node:crypto";
import type { Unit } from "../core.ts";
import { type Reader, type Row, sql } from "../db/mod.ts";
import type { FoundSession, Session } from "./session.ts";
import { userColumns, userFromRow } from "./user_store.ts";

/** A fresh unguessable token: 256 bits as base64url. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What is stored of a token. */
export function tokenHash(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

/** Writes a session that begins. */
export function insertSession(unit: Unit, session: Session, token: string): void {
  unit.write(
    sql`INSERT INTO sessions (public_id, token_hash, user_id, user_agent, address, created_at, seen_at, expires_at)
      SELECT ${session.id}, ${
      tokenHash(token)
    }, id, ${session.userAgent}, ${session.address}, ${session.createdAt},
        ${session.seenAt}, ${session.expiresAt}
      FROM users WHERE public_id = ${session.userId} AND active = 1`,
    { changes: 1 },
  );
}

/** Whose token this is at that time; null if nobody's, expired, or the user was deactivated. */
export async function findSessionAt(reader: Reader, token: string, at: number): Promise<FoundSession | null> {
  const [row] = await reader.rows(
    sql`SELECT ${userColumns}, s.public_id AS session_id, s.seen_at
      FROM sessions s JOIN users u ON u.id = s.user_id
      WHERE s.token_hash = ${tokenHash(token)} AND s.expires_at > ${at} AND u.active = 1`,
  );
  return row
    ? { user: userFromRow(row), sessionId: String(row.session_id), seenAt: Number(row.seen_at) }
    : null;
}

/** The sessions of a user that have not expired, last used first. */
export async function listSessions(reader: Reader, userId: string, at: number): Promise<Session[]> {
  const rows = await reader.rows(
    sql`SELECT s.public_id AS id, u.public_id AS user_id, s.user_agent, s.address, s.created_at, s.seen_at,
        s.expires_at
      FROM sessions s JOIN users u ON u.id = s.user_id
      WHERE u.public_id = ${userId} AND s.expires_at > ${at} ORDER BY s.seen_at DESC, s.id DESC`,
  );
  return rows.map(sessionFromRow);
}

/** The user's id whose session that is; null: there is no such session. */
export async function findSessionOwner(reader: Reader, sessionId: string): Promise<string | null> {
  const [row] = await reader.rows(
    sql`SELECT u.public_id AS id FROM sessions s JOIN users u ON u.id = s.user_id
      WHERE s.public_id = ${sessionId}`,
  );
  return row ? String(row.id) : null;
}

function sessionFromRow(row: Row): Session {
  return {
    id: String(row.id),
    userId: String(row.user_id),
    userAgent: String(row.user_agent),
    address: String(row.address),
    createdAt: Number(row.created_at),
    seenAt: Number(row.seen_at),
    expiresAt: Number(row.expires_at),
  };
}

/** Writes that a session was used, and until when it now lasts. */
export function saveSeen(unit: Unit, sessionId: string, seenAt: number, expiresAt: number): void {
  unit.write(
    sql`UPDATE sessions SET seen_at = ${seenAt}, expires_at = ${expiresAt} WHERE public_id = ${sessionId}`,
  );
}

/** Ends the session of a token. */
export function deleteSession(unit: Unit, token: string): void {
  unit.write(sql`DELETE FROM sessions WHERE token_hash = ${tokenHash(token)}`);
}

/** Ends one session of a user, whoever sits in front of it. */
export function deleteSessionById(unit: Unit, userId: string, sessionId: string): void {
  unit.write(
    sql`DELETE FROM sessions WHERE public_id = ${sessionId}
      AND user_id = (SELECT id FROM users WHERE public_id = ${userId})`,
  );
}

/** Ends every session of a user. */
export function deleteSessionsOf(unit: Unit, userId: string): void {
  unit.write(sql`DELETE FROM sessions WHERE user_id = (SELECT id FROM users WHERE public_id = ${userId})`);
}

/** Forgets the sessions that expired before that time. */
export function deleteExpiredSessions(unit: Unit, at: number): void {
  unit.write(sql`DELETE FROM sessions WHERE expires_at <= ${at}`);
}
