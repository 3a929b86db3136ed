/**
 * A key to the API for a program that acts as a user.
 *
 * The token is shown once, to whoever creates it; afterwards nobody can read
 * it again, neither we nor a thief of the database.
 */

import type { Core } from "../core.ts";
import { conflict, invalid, notFound } from "../errors.ts";
import { newToken } from "./session_store.ts";
import { type Scope, SCOPES, TOKEN_PREFIX } from "./token.ts";
import { insertToken, isLive, revokeTokenRow } from "./token_store.ts";
import type { User } from "./user.ts";

/** Which key, for whom. */
export interface CreateToken {
  readonly user: User;
  readonly name: string;
  /** `all`, or names of `SCOPES`. */
  readonly scopes: readonly string[];
  readonly by?: string | null;
}

/** Makes a token. Refuses `name_empty`, `scope_unknown`, `user_inactive`. */
export async function createToken(core: Core, order: CreateToken): Promise<{ id: string; token: string }> {
  const name = order.name.trim();
  if (!name || name.length > 100) throw invalid("name_empty", "A name has 1 to 100 characters");
  if (!order.user.active) throw conflict("user_inactive", "This user has been deactivated");
  const scopes = parseScopes(order.scopes);
  const token = TOKEN_PREFIX + newToken();
  const id = core.newId("token");
  await core.commit((unit) => {
    insertToken(unit, { id, userId: order.user.id, name, scopes, createdAt: core.now() }, token);
    unit.audit({ verb: "token.create", on: id, by: order.by ?? null, details: { user: order.user.id } });
  });
  return { id, token };
}

/** Ends a token for good; refuses `token_not_found`. */
export function revokeToken(core: Core, order: { tokenId: string; by?: string | null }): Promise<void> {
  return core.decide(async (db) => {
    if (!await isLive(db, order.tokenId)) throw notFound("token_not_found", "There is no such token");
    await core.commit((unit) => {
      revokeTokenRow(unit, order.tokenId, core.now());
      unit.audit({ verb: "token.revoke", on: order.tokenId, by: order.by ?? null });
    });
  });
}

function parseScopes(names: readonly string[]): Scope[] {
  const unknown = names.filter((name) => !SCOPES.some((scope) => scope === name));
  if (unknown.length > 0 || names.length === 0) {
    throw invalid("scope_unknown", `Unknown scopes: ${unknown.join(", ") || "none given"}`, {
      unknown: unknown.join(" "),
      known: SCOPES.join(" "),
    });
  }
  return SCOPES.filter((scope) => names.includes(scope));
}
