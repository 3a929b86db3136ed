/** What the web layer must be told to serve our pages; whoever starts the server adds assets, log and mounts. */

import type { Core } from "../core/core.ts";
import { csrfToken, findSession, type User, verifyCsrf } from "../core/users/mod.ts";
import type { AppOptions } from "../web/mod.ts";
import { manifest } from "./_manifest.gen.ts";
import { refuse } from "./_refuse.ts";
import { sessionToken } from "./_session.ts";
import { createState, type SiteParts, type State } from "./_state.ts";

/** The part of the web layer's options that the pages decide. */
export type PageOptions = Pick<
  AppOptions<State>,
  "manifest" | "state" | "onError" | "publicOrigin" | "httpsOnly" | "csrf" | "locale"
>;

/** Options for `createApp`. */
export function pageOptions(parts: SiteParts): PageOptions {
  const { publicUrl } = parts;
  return {
    manifest,
    state: (ctx) => createState(parts, ctx),
    onError: refuse,
    publicOrigin: (request) => new URL(publicUrl ?? request.url).origin,
    httpsOnly: publicUrl?.startsWith("https:") ?? false,
    csrf: {
      token: ({ req }) => {
        const token = sessionToken(req);
        return token && csrfToken(token);
      },
      verify: ({ req }, given) => {
        const token = sessionToken(req);
        return token !== null && verifyCsrf(token, given);
      },
    },
    locale: ({ state }) => state.reader.locale,
  };
}

/** Whose session a request carries, for the event stream; null: nobody's. */
export async function findViewer(core: Core, req: Request): Promise<User | null> {
  const token = sessionToken(req);
  return token ? (await findSession(core, token))?.user ?? null : null;
}
