/**
 * The cookie that says who is signed in: out of reach of scripts, never sent along
 * by other sites' forms, and over HTTPS only where the server is reached by it.
 */

import { SESSION_MS } from "../core/users/mod.ts";

const NAME = "session";

/** The session's token, or null. */
export function sessionToken(req: Request): string | null {
  for (const pair of (req.headers.get("cookie") ?? "").split(";")) {
    const [name, value] = pair.trim().split("=");
    if (name === NAME && value) return value;
  }
  return null;
}

/** The cookie of a session that has just begun. */
export function sessionCookie(token: string, secure: boolean): string {
  return cookie(token, SESSION_MS / 1000, secure);
}

/** The cookie that ends it. */
export function endedCookie(secure: boolean): string {
  return cookie("", 0, secure);
}

function cookie(value: string, maxAge: number, secure: boolean): string {
  return `${NAME}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
}

/** Whether people reach us over HTTPS: as configured, or, where nothing is, as this request says. */
export function isSecure(req: Request, publicUrl: string | null): boolean {
  return [publicUrl ?? req.headers.get("origin"), req.url].some((url) => url?.startsWith("https:"));
}
