/** Connections and their secrets, for those who cannot go on without them. */

import type { Core } from "../core.ts";
import type { Reader } from "../db/mod.ts";
import { notFound } from "../errors.ts";
import type { Connection, ConnectionSecrets, KeptTexts } from "./connection.ts";
import { findConnection, findKeptTexts, readSecrets } from "./connection_store.ts";

/** The connection of that id; throws `connection_not_found`. */
export async function getConnection(reader: Reader, id: string): Promise<Connection> {
  const connection = await findConnection(reader, id);
  if (!connection) throw notFound("connection_not_found", "There is no such connection", { connection: id });
  return connection;
}

/** The automatic messages of that connection, with the words of those that are off; throws `connection_not_found`. */
export async function getKeptTexts(reader: Reader, id: string): Promise<KeptTexts> {
  const kept = await findKeptTexts(reader, id);
  if (!kept) throw notFound("connection_not_found", "There is no such connection", { connection: id });
  return kept;
}

/** The opened secrets, for one call and no longer; throws `connection_not_found`, `secret_unreadable`. */
export async function openSecrets(core: Core, connectionId: string): Promise<ConnectionSecrets> {
  const [secrets] = await readSecrets(core, core.vault, connectionId);
  if (!secrets) throw notFound("connection_not_found", "There is no such connection");
  return secrets;
}

/** The app secrets of all connections, each once: what a webhook's signature may be made with. */
export async function listAppSecrets(core: Core): Promise<string[]> {
  return [...new Set((await readSecrets(core, core.vault, null)).map((secrets) => secrets.appSecret))];
}

/** The verify tokens of all connections, each once: what Meta may ask a webhook for. */
export async function listVerifyTokens(core: Core): Promise<string[]> {
  return [...new Set((await readSecrets(core, core.vault, null)).map((secrets) => secrets.verifyToken))];
}
