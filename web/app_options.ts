/** What an application hands to `createApp`. */

import type { Assets } from "./assets.ts";
import type { Context } from "./context.ts";
import type { Csrf } from "./csrf.ts";
import type { DevReload } from "./dev_reload.ts";
import type { Manifest, Mount } from "./manifest.ts";

/** Where the layer writes what it has to say. */
export interface WebLog {
  info(message: string, fields?: Record<string, unknown>): void;
  error(message: string, fields?: Record<string, unknown>): void;
}

/** What an application brings. */
export interface AppOptions<State> {
  manifest: Manifest<State>;
  assets: Assets;
  /** Hono apps made at start; they go before all routes. */
  mounts?: Mount[];
  /** The state every request starts with; middleware adds to it. */
  state: (ctx: Context<State>) => State;
  /** Turns a refusal or a bug into a response: the only place that does. */
  onError: (error: unknown, ctx: Context<State>) => Response | Promise<Response>;
  /** Our own origin as browsers see it, without a slash at the end. */
  publicOrigin: (request: Request) => string;
  /** Tell browsers to come over HTTPS and no other way, for a year. */
  httpsOnly?: boolean;
  csrf: Csrf<State>;
  log: WebLog;
  /** The language of the page's client bundle; the first one built if absent. */
  locale?: (ctx: Context<State>) => string;
  /** Believe the last address in X-Forwarded-For: only behind a proxy that writes it. */
  trustProxy?: boolean;
  /** Bytes the text of a form may have; 1 MiB unless told. A route's `uploadLimit` lets files come on top. */
  formLimit?: number;
  /** The folder where uploaded files lie while their request lasts, best on the disk where they shall stay. */
  spoolDir?: string;
  /** Reloading pages while developing. */
  dev?: DevReload;
}
