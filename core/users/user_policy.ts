/** What only certain roles may do, tickets apart: those have a policy of their own. */

import { forbidden } from "../errors.ts";
import type { Viewer } from "./user.ts";

/** Throws `admins_only` unless the viewer is an admin; `what` says what they reached for. */
export function requireAdmin(viewer: Pick<Viewer, "role">, what: string): void {
  if (viewer.role !== "admin") throw forbidden("admins_only", `Only admins may ${what}`);
}
