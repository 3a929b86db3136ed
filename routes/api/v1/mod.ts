/**
 * /api/v1, the public API, loaded when the first program asks.
 *
 * The danger is paying for it at start: nothing here may import `_api.ts` or zod
 * except by `import()`, whose path is computed: one that stands in the text is read
 * with this file, called for or not.
 */

import { Hono } from "hono";
import type { ApiDeps } from "./_env.ts";

/** An app that loads the API at its first request. */
export function createLazyApi(deps: ApiDeps): Hono {
  let api: Promise<{ fetch(req: Request): Response | Promise<Response> }> | undefined;
  const load = () => api ??= readApi().then(({ createApi }) => createApi(deps));
  const app = new Hono();
  app.all("*", async (c) => await (await load()).fetch(c.req.raw));
  return app;
}

function readApi(): Promise<typeof import("./_api.ts")> {
  return import(new URL("_api.ts", import.meta.url).href);
}

export type { ApiDeps } from "./_env.ts";
