/**
 * Changing how a connection behaves: its name, where new tickets go, what is said
 * by itself, its policies and its secrets.
 *
 * The danger is a customer who reads `{{contact.nmae}}`: an unknown variable is
 * refused here, when the text is saved, with the message it stands in. Secrets are
 * replaced, never shown: a field left empty keeps what is there.
 */

import type { Core } from "../core.ts";
import { requireDepartments } from "../departments/mod.ts";
import { invalid } from "../errors.ts";
import {
  type AutomaticMessage,
  type Connection,
  type ConnectionSecrets,
  type KeptText,
  READ_POLICIES,
  SIGNATURE_MODES,
} from "./connection.ts";
import { said } from "./connection_store.ts";
import { saveBasics, saveSecrets, saveTexts } from "./connection_change_store.ts";
import {
  AUTOMATIC_MESSAGES,
  parseAutomaticText,
  parseConnectionName,
  parseReopenMinutes,
  requireNameFree,
} from "./connection_rules.ts";
import { getConnection } from "./get_connection.ts";

/** What is to change. */
export interface ChangeConnection {
  readonly id: string;
  readonly name: string;
  readonly defaultDepartmentId: string | null;
  readonly reopenMinutes: number;
  readonly signatureMode: string;
  readonly readPolicy: string;
  readonly by?: string | null;
}

/**
 * Changes name, department, window and policies. Refuses `connection_not_found`, `name_empty`,
 * `connection_name_taken`, `department_not_found`, `reopen_minutes_malformed`, `connection_policy_unknown`.
 */
export async function changeConnection(core: Core, order: ChangeConnection): Promise<Connection> {
  return await core.decide(async (db) => {
    const was = await getConnection(db, order.id);
    const connection: Connection = {
      ...was,
      name: parseConnectionName(order.name),
      defaultDepartmentId: order.defaultDepartmentId,
      reopenMinutes: parseReopenMinutes(order.reopenMinutes),
      signatureMode: oneOf(SIGNATURE_MODES, order.signatureMode),
      readPolicy: oneOf(READ_POLICIES, order.readPolicy),
    };
    const { defaultDepartmentId } = connection;
    if (defaultDepartmentId) await requireDepartments(db, [defaultDepartmentId]);
    await requireNameFree(db, connection.name, was.id);
    await core.commit((unit) => {
      saveBasics(unit, connection);
      unit.emit({ name: "settings.changed" });
      unit.audit({ verb: "connection.change", on: was.id, by: order.by ?? null });
    });
    return connection;
  });
}

/** The automatic messages as they shall be; one that is empty or null is off, and has no words. */
export interface ChangeAutomaticMessages {
  readonly id: string;
  readonly texts: Readonly<Record<AutomaticMessage, string | null>>;
  /** Those that are off, too, but keep their words. */
  readonly off?: readonly AutomaticMessage[];
  readonly by?: string | null;
}

/** Changes the automatic messages. Refuses `connection_not_found`, `variable_unknown`, `automatic_text_too_long`. */
export async function changeAutomaticMessages(
  core: Core,
  order: ChangeAutomaticMessages,
): Promise<Connection> {
  const keep = (kind: AutomaticMessage): KeptText => {
    const text = parseAutomaticText(kind, order.texts[kind]);
    return { on: text !== null && !order.off?.includes(kind), text };
  };
  const kept = { greeting: keep("greeting"), acceptance: keep("acceptance"), farewell: keep("farewell") };
  return await core.decide(async (db) => {
    const was = await getConnection(db, order.id);
    await core.commit((unit) => {
      saveTexts(unit, was.id, kept);
      unit.emit({ name: "settings.changed" });
      const on = AUTOMATIC_MESSAGES.filter((kind) => kept[kind].on).join(" ");
      unit.audit({ verb: "connection.change_texts", on: was.id, by: order.by ?? null, details: { on } });
    });
    return { ...was, texts: said(kept) };
  });
}

/** Which secrets are to be replaced; an empty or absent one stays. */
export interface ReplaceSecrets extends Partial<ConnectionSecrets> {
  readonly id: string;
  readonly by?: string | null;
}

/** Replaces secrets; another access token lets sending go on. Refuses `connection_not_found`, `secret_empty` if none is given. */
export async function replaceSecrets(core: Core, order: ReplaceSecrets): Promise<void> {
  const given = {
    accessToken: order.accessToken,
    appSecret: order.appSecret,
    verifyToken: order.verifyToken,
  };
  const secrets: Record<string, string> = {};
  for (const [name, value] of Object.entries(given)) if (value?.trim()) secrets[name] = value.trim();
  const names = Object.keys(secrets).join(" ");
  if (!names) throw invalid("secret_empty", "Give at least one secret to replace", { field: "accessToken" });
  return await core.decide(async (db) => {
    const { id } = await getConnection(db, order.id);
    await core.commit((unit) => {
      saveSecrets(unit, core.vault, id, secrets);
      unit.emit({ name: "settings.changed" });
      unit.audit({ verb: "connection.replace_secrets", on: id, by: order.by ?? null, details: { names } });
    });
  });
}

function oneOf<T extends string>(known: readonly T[], word: string): T {
  const found = known.find((one) => one === word);
  if (!found) throw invalid("connection_policy_unknown", `It is one of ${known.join(", ")}`);
  return found;
}
