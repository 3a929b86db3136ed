/** A key to the API: acts as its user, within its scopes; browser-safe. */

import type { User } from "./user.ts";

/** What a token may be allowed to do; `all` is every one of them, also those to come. */
export const SCOPES = [
  "all",
  "tickets:read",
  "tickets:write",
  "messages:read",
  "messages:write",
  "contacts:read",
  "deliveries:read",
  "deliveries:write",
  "events:read",
] as const;

/** One thing a token may be allowed to do. */
export type Scope = typeof SCOPES[number];

/** Every token of ours begins like this, so that a leaked one is recognised. */
export const TOKEN_PREFIX = "blc_";

/** A token as it is shown in a list: never the token itself. */
export interface Token {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: number;
}

/** Who a request with a token acts as. */
export interface FoundToken {
  readonly tokenId: string;
  readonly user: User;
  readonly scopes: readonly Scope[];
}

/** Whether those scopes allow that. */
export function allows(scopes: readonly Scope[], wanted: Exclude<Scope, "all">): boolean {
  return scopes.includes("all") || scopes.includes(wanted);
}
