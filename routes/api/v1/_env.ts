/**
 * Who asks: every request carries a bearer token, which acts as its user and within
 * its scopes. Cookies are never looked at, so no page of a stranger can make a
 * browser call the API.
 *
 * The danger is an operation that forgets to ask for a scope. So scope, security
 * note and guard come from one call, `guardedBy`, and a test walks the document and
 * finds every operation without.
 */

import { OpenAPIHono } from "@hono/zod-openapi";
import type { Context, Next } from "hono";
import type { Core } from "../../../core/core.ts";
import { forbidden, invalid, unauthenticated } from "../../../core/errors.ts";
import type { ReadableJournal } from "../../../core/journal/mod.ts";
import type { MediaStore } from "../../../core/media/mod.ts";
import { allows, type FoundToken, type Scope, type User } from "../../../core/users/mod.ts";

/** What the API needs from its surroundings. */
export interface ApiDeps {
  readonly core: Core;
  /** This node's journal. */
  readonly journal: ReadableJournal;
  /** The files of the conversations. */
  readonly media: MediaStore;
  /** Where files that are sent lie until they are taken. */
  readonly spoolDir: string;
  /** Who a token acts as; null: it is unknown, revoked, or its user is no longer active. */
  findToken(token: string): Promise<FoundToken | null>;
}

/** What a handler finds in `c.var`. */
export interface ApiEnv {
  Variables: Pick<ApiDeps, "core" | "journal" | "media" | "spoolDir"> & {
    viewer: User;
    scopes: readonly Scope[];
  };
}

/** An app for one family of operations; a request that does not fit its schema is refused with 422. */
export function createRouter(): OpenAPIHono<ApiEnv> {
  return new OpenAPIHono<ApiEnv>({
    defaultHook(result) {
      if (result.success) return;
      const [issue] = result.error.issues;
      const field = issue?.path.join(".") ?? "";
      throw invalid("request_invalid", `${field || "the request"}: ${issue?.message ?? "invalid"}`, {
        field,
      });
    },
  });
}

/** The guard of an operation and what the document says of it. */
export function guardedBy(scope: Exclude<Scope, "all">) {
  return {
    security: [{ bearer: [scope] }],
    middleware: async (c: Context<ApiEnv>, next: Next): Promise<void> => {
      if (!allows(c.var.scopes, scope)) {
        throw forbidden("scope_missing", `This token lacks the scope ${scope}`, { scope });
      }
      await next();
    },
  };
}

/** Finds out who asks; refuses `token_missing`, `token_invalid`. */
export function authenticate({ core, journal, media, spoolDir, findToken }: ApiDeps) {
  return async (c: Context<ApiEnv>, next: Next): Promise<void> => {
    const [, token] = /^Bearer +(\S+)$/i.exec(c.req.header("authorization") ?? "") ?? [];
    if (!token) throw unauthenticated("token_missing", "Send a token: Authorization: Bearer …");
    const found = await findToken(token);
    if (!found) throw unauthenticated("token_invalid", "This token is unknown or was revoked");
    c.set("core", core.scoped({ token: found.tokenId }));
    c.set("journal", journal);
    c.set("media", media);
    c.set("spoolDir", spoolDir);
    c.set("viewer", found.user);
    c.set("scopes", found.scopes);
    await next();
  };
}
