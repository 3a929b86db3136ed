/** What of a connection's row people and tests of it change; each part by itself, so that two admins at two parts do not undo each other. */

import type { Unit, Vault } from "../core.ts";
import { json, type Reader, sql } from "../db/mod.ts";
import type { PhoneNumberInfo } from "../messages/channel.ts";
import type { Connection, ConnectionCheck, ConnectionSecrets, KeptTexts } from "./connection.ts";
import { sealSecret } from "./connection_store.ts";

/** Whether another connection has that name, whatever its case. */
export async function findOtherNamed(reader: Reader, name: string, exceptId: string): Promise<boolean> {
  const rows = await reader.rows(
    sql`SELECT 1 FROM connections WHERE name = ${name} AND public_id <> ${exceptId}`,
  );
  return rows.length > 0;
}

/** Writes name, department, window and policies; guarded: the name is free. */
export function saveBasics(unit: Unit, connection: Connection): void {
  unit.write(
    sql`UPDATE connections SET name = ${connection.name},
        default_department_id = (SELECT d.id FROM departments d WHERE d.public_id = ${connection.defaultDepartmentId}),
        reopen_minutes = ${connection.reopenMinutes}, signature_mode = ${connection.signatureMode},
        read_policy = ${connection.readPolicy}
      WHERE public_id = ${connection.id} AND NOT EXISTS (SELECT 1 FROM connections o
        WHERE o.name = ${connection.name} AND o.public_id <> ${connection.id})`,
    { changes: 1 },
  );
}

/** Writes the automatic messages, the words of those that are off included. */
export function saveTexts(unit: Unit, id: string, kept: KeptTexts): void {
  const { greeting, acceptance, farewell } = kept;
  const off = Object.entries(kept).filter(([, { on, text }]) => !on && text !== null).map(([kind]) => kind);
  unit.write(
    sql`UPDATE connections SET greeting_text = ${greeting.text}, acceptance_text = ${acceptance.text},
        farewell_text = ${farewell.text}, automatic_off = ${json(off)} WHERE public_id = ${id}`,
    { changes: 1 },
  );
}

/** Writes the secrets that are given; another access token lets sending go on. */
export function saveSecrets(unit: Unit, vault: Vault, id: string, secrets: Partial<ConnectionSecrets>): void {
  const sealed = (what: keyof ConnectionSecrets) => {
    const secret = secrets[what];
    return secret ? sealSecret(vault, id, what, secret) : null;
  };
  const token = sealed("accessToken");
  unit.write(
    sql`UPDATE connections SET access_token_sealed = ifnull(${token}, access_token_sealed),
        app_secret_sealed = ifnull(${sealed("appSecret")}, app_secret_sealed),
        verify_token_sealed = ifnull(${sealed("verifyToken")}, verify_token_sealed),
        stopped_reason = iif(${token} IS NULL, stopped_reason, NULL)
      WHERE public_id = ${id}`,
    { changes: 1 },
  );
}

/** Writes what a test found, and what Meta said of the number; what it did not say stays. */
export function saveCheck(
  unit: Unit,
  id: string,
  check: ConnectionCheck,
  info: PhoneNumberInfo | null,
): void {
  unit.write(
    sql`UPDATE connections SET last_check = ${json(check)},
        display_phone_number = ifnull(${info?.displayPhoneNumber || null}, display_phone_number),
        verified_name = ifnull(${info?.verifiedName || null}, verified_name),
        quality = ifnull(${info?.qualityRating ?? null}, quality),
        messaging_limit = ifnull(${info?.messagingLimit ?? null}, messaging_limit)
      WHERE public_id = ${id}`,
    { changes: 1 },
  );
}

/** When a webhook of that number last brought anything; null: never. Looks at customers' words and at receipts. */
export async function findHeardAt(reader: Reader, id: string): Promise<number | null> {
  const [row] = await reader.rows(
    sql`SELECT max(ifnull(words, 0), ifnull(marks, 0)) AS at FROM (SELECT
      (SELECT max(t.last_inbound_at) FROM threads t WHERE t.connection_id = c.id) AS words,
      (SELECT r.received_at FROM receipts r WHERE r.connection_id = c.id ORDER BY r.id DESC LIMIT 1) AS marks
      FROM connections c WHERE c.public_id = ${id})`,
  );
  return Number(row?.at ?? 0) || null;
}
