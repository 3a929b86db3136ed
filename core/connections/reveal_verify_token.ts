/**
 * Showing the verify token: the one secret that a person must read, because it has
 * to be typed into Meta's page. Each look leaves a line in the audit log.
 */

import type { Core } from "../core.ts";
import { getConnection, openSecrets } from "./get_connection.ts";

/** The verify token, for the eyes of whoever asks. Refuses `connection_not_found`, `secret_unreadable`. */
export async function revealVerifyToken(core: Core, order: { id: string; by: string }): Promise<string> {
  const { id } = await getConnection(core, order.id);
  const { verifyToken } = await openSecrets(core, id);
  await core.commit((unit) => unit.audit({ verb: "connection.show_verify_token", on: id, by: order.by }));
  return verifyToken;
}
