/**
 * Connections as rows, secrets sealed.
 *
 * The danger: a sealed text moved from one row or column to another by whoever
 * can write to the database must not open there. Each is sealed together with
 * the name of what it is and whose.
 */

import type { Unit, Vault } from "../core.ts";
import { type Reader, type Row, type Sql, sql } from "../db/mod.ts";
import { unavailable } from "../errors.ts";
import {
  type AutomaticMessage,
  type Connection,
  type ConnectionSecrets,
  type KeptText,
  type KeptTexts,
  READ_POLICIES,
  SIGNATURE_MODES,
} from "./connection.ts";

/** The columns that `connectionFromRow` decodes, of `connections` under the name `c`. */
export const connectionColumns: Sql = sql`c.public_id AS id, c.name, c.phone_number_id, c.waba_id,
  (SELECT d.public_id FROM departments d WHERE d.id = c.default_department_id) AS department_id,
  c.greeting_text, c.acceptance_text, c.farewell_text, c.automatic_off, c.reopen_minutes, c.stopped_reason, c.created_at,
  c.signature_mode, c.read_policy, c.display_phone_number, c.verified_name, c.quality, c.messaging_limit,
  c.last_check, c.templates_synced_at`;

const textOf = (value: unknown) => typeof value === "string" ? value : null;

/** A connection from a row of `connectionColumns`. */
export function connectionFromRow(row: Row): Connection {
  return {
    id: String(row.id),
    name: String(row.name),
    phoneNumberId: String(row.phone_number_id),
    wabaId: String(row.waba_id),
    defaultDepartmentId: textOf(row.department_id),
    texts: said(keptTextsFromRow(row)),
    reopenMinutes: Number(row.reopen_minutes),
    signatureMode: SIGNATURE_MODES.find((mode) => mode === row.signature_mode) ?? "off",
    readPolicy: READ_POLICIES.find((policy) => policy === row.read_policy) ?? "never",
    displayPhoneNumber: textOf(row.display_phone_number),
    verifiedName: textOf(row.verified_name),
    quality: textOf(row.quality),
    messagingLimit: textOf(row.messaging_limit),
    lastCheck: typeof row.last_check === "string" ? JSON.parse(row.last_check) : null,
    templatesSyncedAt: typeof row.templates_synced_at === "number" ? row.templates_synced_at : null,
    stoppedReason: textOf(row.stopped_reason),
    createdAt: Number(row.created_at),
  };
}

/** The automatic messages with the words they keep while they are off, from a row of `connectionColumns`. */
export function keptTextsFromRow(row: Row): KeptTexts {
  const off: unknown = JSON.parse(String(row.automatic_off));
  const kept = (kind: AutomaticMessage, value: unknown): KeptText => {
    const text = textOf(value);
    return { on: text !== null && !(Array.isArray(off) && off.includes(kind)), text };
  };
  return {
    greeting: kept("greeting", row.greeting_text),
    acceptance: kept("acceptance", row.acceptance_text),
    farewell: kept("farewell", row.farewell_text),
  };
}

/** What is said: nothing by one that is off. */
export function said({ greeting, acceptance, farewell }: KeptTexts): Connection["texts"] {
  const words = ({ on, text }: KeptText) => on ? text : null;
  return { greeting: words(greeting), acceptance: words(acceptance), farewell: words(farewell) };
}

/** The automatic messages of the connection of that id with the words they keep, or null. */
export async function findKeptTexts(reader: Reader, id: string): Promise<KeptTexts | null> {
  const [row] = await reader.rows(
    sql`SELECT c.greeting_text, c.acceptance_text, c.farewell_text, c.automatic_off FROM connections c
      WHERE c.public_id = ${id}`,
  );
  return row ? keptTextsFromRow(row) : null;
}

/** All connections, by name. */
export async function listConnections(reader: Reader): Promise<Connection[]> {
  return (await reader.rows(sql`SELECT ${connectionColumns} FROM connections c ORDER BY c.name, c.id`))
    .map(connectionFromRow);
}

/** A row if there is any connection. */
export const anyConnectionQuery: Sql = sql`SELECT 1 FROM connections LIMIT 1`;

/** The connection of that id, or null. */
export async function findConnection(reader: Reader, id: string): Promise<Connection | null> {
  const [row] = await reader.rows(
    sql`SELECT ${connectionColumns} FROM connections c WHERE c.public_id = ${id}`,
  );
  return row ? connectionFromRow(row) : null;
}

/** Whose name or phone number id is one of these, if anybody's. */
export async function findConnectionLike(
  reader: Reader,
  { name, phoneNumberId }: { name: string; phoneNumberId: string },
): Promise<Connection | null> {
  const [row] = await reader.rows(
    sql`SELECT ${connectionColumns} FROM connections c WHERE c.phone_number_id = ${phoneNumberId} OR c.name = ${name}
      ORDER BY c.phone_number_id = ${phoneNumberId} DESC LIMIT 1`,
  );
  return row ? connectionFromRow(row) : null;
}

/** Writes a new connection; guarded: its name and its phone number id are free. */
export function insertConnection(
  unit: Unit,
  vault: Vault,
  connection: Connection,
  secrets: ConnectionSecrets,
): void {
  const { id, texts } = connection;
  unit.write(
    sql`INSERT INTO connections (public_id, name, phone_number_id, waba_id, access_token_sealed, app_secret_sealed,
        verify_token_sealed, default_department_id, greeting_text, acceptance_text, farewell_text, reopen_minutes,
        signature_mode, read_policy, created_at)
      SELECT ${id}, ${connection.name}, ${connection.phoneNumberId}, ${connection.wabaId},
        ${sealSecret(vault, id, "accessToken", secrets.accessToken)}, ${
      sealSecret(vault, id, "appSecret", secrets.appSecret)
    },
        ${sealSecret(vault, id, "verifyToken", secrets.verifyToken)},
        (SELECT d.id FROM departments d WHERE d.public_id = ${connection.defaultDepartmentId}),
        ${texts.greeting}, ${texts.acceptance}, ${texts.farewell}, ${connection.reopenMinutes},
        ${connection.signatureMode}, ${connection.readPolicy}, ${connection.createdAt}
      WHERE NOT EXISTS (SELECT 1 FROM connections
        WHERE phone_number_id = ${connection.phoneNumberId} OR name = ${connection.name})`,
    { changes: 1 },
  );
}

/** Writes why sending was stopped (null: it goes on); a reason that is there already stays. */
export function saveStopped(unit: Unit, connectionId: string, reason: string | null): void {
  unit.write(
    sql`UPDATE connections SET stopped_reason = ${reason} WHERE public_id = ${connectionId}
      AND (stopped_reason IS NULL) <> (${reason} IS NULL)`,
  );
}

/** Writes another access token and lets sending go on. */
export function saveAccessToken(unit: Unit, vault: Vault, connectionId: string, accessToken: string): void {
  unit.write(
    sql`UPDATE connections SET stopped_reason = NULL,
        access_token_sealed = ${sealSecret(vault, connectionId, "accessToken", accessToken)}
      WHERE public_id = ${connectionId}`,
    { changes: 1 },
  );
}

/** The opened secrets of one connection, or of all (null). Throws `secret_unreadable`. */
export async function readSecrets(
  reader: Reader,
  vault: Vault,
  connectionId: string | null,
): Promise<ConnectionSecrets[]> {
  const rows = await reader.rows(
    sql`SELECT public_id AS id, access_token_sealed, app_secret_sealed, verify_token_sealed FROM connections
      WHERE ${connectionId} IS NULL OR public_id = ${connectionId} ORDER BY id`,
  );
  return rows.map((row) => ({
    accessToken: open(vault, row, "accessToken", row.access_token_sealed),
    appSecret: open(vault, row, "appSecret", row.app_secret_sealed),
    verifyToken: open(vault, row, "verifyToken", row.verify_token_sealed),
  }));
}

/** All sealed app secrets as one text: other than before when a connection came, went or changed. */
export async function sealedAppSecrets(reader: Reader): Promise<string> {
  const rows = await reader.rows(sql`SELECT app_secret_sealed FROM connections ORDER BY id`);
  return rows.map((row) => row.app_secret_sealed).join(" ");
}

/** A secret, sealed together with what it is and whose. */
export function sealSecret(
  vault: Vault,
  connectionId: string,
  what: keyof ConnectionSecrets,
  secret: string,
): string {
  return vault.seal(JSON.stringify([connectionId, what, secret]));
}

function open(vault: Vault, row: Row, what: keyof ConnectionSecrets, sealed: unknown): string {
  const parts: unknown = JSON.parse(vault.open(String(sealed)));
  const [connectionId, purpose, secret] = Array.isArray(parts) ? parts : [];
  if (connectionId !== row.id || purpose !== what || typeof secret !== "string") {
    throw unavailable("secret_unreadable", "A stored secret belongs to something else");
  }
  return secret;
}
