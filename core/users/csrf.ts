/**
 * The token that a session's forms carry where a browser says nothing about
 * where a request comes from. It is derived from the session's own secret, so
 * that nothing has to be stored and no other session's token fits.
 */

import { Buffer } from "node:buffer";
import { createHmac, timingSafeEqual } from "node:crypto";

/** The CSRF token of the session with that token. */
export function csrfToken(sessionToken: string): string {
  return createHmac("sha256", sessionToken).update("csrf").digest("base64url");
}

/** Whether `given` is the CSRF token of that session; takes the same time for any wrong one. */
export function verifyCsrf(sessionToken: string, given: string): boolean {
  const wanted = Buffer.from(csrfToken(sessionToken));
  const got = Buffer.from(given);
  return wanted.length === got.length && timingSafeEqual(wanted, got);
}
