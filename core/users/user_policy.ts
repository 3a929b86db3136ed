/** What only certain roles may do, tickets apart: those have a policy of their own. */

import { forbidden } from "../errors.ts";
import { hasPermission, type Permission, type Viewer } from "./user.ts";

/** Throws `admins_only` unless the viewer is an admin; `what` says what they reached for. */
export function requireAdmin(viewer: Pick<Viewer, "role">, what: string): void {
  if (viewer.role !== "admin") throw forbidden("admins_only", `Only admins may ${what}`);
}

/** Throws `permission_missing` (details: which) unless the viewer has that permission. */
export function requirePermission(
  viewer: Pick<Viewer, "role" | "permissions">,
  permission: Permission,
): void {
  if (hasPermission(viewer, permission)) return;
  throw forbidden("permission_missing", "Your administrator has not given you this right", { permission });
}
