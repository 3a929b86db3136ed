/**
 * Adding a WhatsApp number.
 *
 * The danger: a connection without an app secret would believe every stranger
 * who knows the webhook's address, since nothing could be verified. So none can
 * be saved without all three secrets. They are sealed before they reach the
 * unit, and no log, audit line or event ever holds them.
 */

import type { Core } from "../core.ts";
import type { Reader } from "../db/mod.ts";
import { requireDepartments } from "../departments/mod.ts";
import { conflict, invalid } from "../errors.ts";
import type { AutomaticMessage, Connection, ConnectionSecrets } from "./connection.ts";
import { parseAutomaticText, parseConnectionName, parseReopenMinutes } from "./connection_rules.ts";
import { findConnectionLike, insertConnection } from "./connection_store.ts";

/** Which number is to be added. */
export interface AddConnection extends ConnectionSecrets {
  readonly name: string;
  readonly phoneNumberId: string;
  readonly wabaId: string;
  readonly defaultDepartmentId?: string | null;
  /** The automatic messages; one that is empty or absent is off. */
  readonly texts?: Partial<Record<AutomaticMessage, string | null>>;
  readonly reopenMinutes?: number;
  readonly by?: string | null;
}

/**
 * Adds a connection. Refuses `name_empty`, `phone_number_id_malformed`, `waba_id_malformed`, `secret_empty`,
 * `reopen_minutes_malformed`, `variable_unknown`, `automatic_text_too_long`, `department_not_found`, `connection_name_taken`,
 * `phone_number_id_taken`.
 */
export async function addConnection(core: Core, order: AddConnection): Promise<Connection> {
  const connection = newConnection(core, order);
  const secrets = requireSecrets(order);
  return await core.decide(async (db) => {
    if (connection.defaultDepartmentId) await requireDepartments(db, [connection.defaultDepartmentId]);
    await requireFree(db, connection);
    await core.commit((unit) => {
      insertConnection(unit, core.vault, connection, secrets);
      const { wabaId } = connection;
      unit.enqueue({ kind: "templates.sync", args: { wabaId }, uniqueKey: `templates:${wabaId}` });
      unit.emit({ name: "settings.changed" });
      unit.audit({ verb: "connection.add", on: connection.id, by: order.by ?? null });
    });
    return connection;
  });
}

function newConnection(core: Core, order: AddConnection): Connection {
  const name = parseConnectionName(order.name);
  const text = (kind: AutomaticMessage) => parseAutomaticText(kind, order.texts?.[kind]);
  const reopenMinutes = parseReopenMinutes(order.reopenMinutes ?? 120);
  return {
    id: core.newId("connection"),
    name,
    phoneNumberId: requireMetaId(order.phoneNumberId, "phone_number_id_malformed", "phone number id"),
    wabaId: requireMetaId(order.wabaId, "waba_id_malformed", "WABA id"),
    defaultDepartmentId: order.defaultDepartmentId ?? null,
    texts: { greeting: text("greeting"), acceptance: text("acceptance"), farewell: text("farewell") },
    reopenMinutes,
    signatureMode: "off",
    readPolicy: "on_read",
    displayPhoneNumber: null,
    verifiedName: null,
    quality: null,
    messagingLimit: null,
    lastCheck: null,
    templatesSyncedAt: null,
    stoppedReason: null,
    createdAt: core.now(),
  };
}

// Meta's ids are digits today; they are opaque to us, so only what can't be one is refused.
function requireMetaId(value: string, code: string, what: string): string {
  const id = value.trim();
  if (!/^[\w.-]{1,64}$/.test(id)) {
    throw invalid(code, `A ${what} is what Meta shows: up to 64 letters and digits`);
  }
  return id;
}

function requireSecrets(order: AddConnection): ConnectionSecrets {
  const secrets = {
    accessToken: order.accessToken.trim(),
    appSecret: order.appSecret.trim(),
    verifyToken: order.verifyToken.trim(),
  };
  for (const [field, value] of Object.entries(secrets)) {
    if (!value) throw invalid("secret_empty", `A connection needs its ${field}`, { field });
  }
  return secrets;
}

async function requireFree(reader: Reader, { name, phoneNumberId }: Connection): Promise<void> {
  const like = await findConnectionLike(reader, { name, phoneNumberId });
  if (!like) return;
  if (like.phoneNumberId === phoneNumberId) {
    throw conflict("phone_number_id_taken", `The connection ${like.name} has this phone number id`, {
      connection: like.name,
    });
  }
  throw conflict("connection_name_taken", `There is a connection called ${name}`, { name });
}
