/**
 * The application: every request on its way through the layer.
 *
 * Assets first, then the apps made at start, then the routes, a fixed name before a
 * parameter. Mounted Hono apps (webhooks, API, events) see no origin check and no
 * `_method`: no body is read before them. Refusals and bugs end in the one `onError`
 * the application gives us.
 */

import { type Context as HonoContext, Hono } from "hono";
import type { AppOptions } from "./app_options.ts";
import { compressed } from "./compress.ts";
import { registerIslands } from "./islands.ts";
import { type Mount, mount, type MountedEnv } from "./manifest.ts";
import { PageAnswers } from "./page_answers.ts";
import { routesOf } from "./page_routes.ts";

/** Builds the application; serve its `fetch(request, info)`. */
export function createApp<State extends object>(options: AppOptions<State>): Hono<MountedEnv<State>> {
  registerIslands(options.manifest.islands);
  const app = new Hono<MountedEnv<State>>();
  const pages = new PageAnswers(options);
  if (options.httpsOnly) {
    app.use("*", async (c, next) => {
      await next();
      c.header("strict-transport-security", "max-age=31536000");
    });
  }
  if (options.dev !== undefined) app.route("/_dev", options.dev.app);
  app.use("*", async (c, next) => {
    const asset = c.req.method === "GET" ? options.assets.find(c.req.raw) : null;
    return asset ?? await next();
  });
  const dress = dressMounted(pages);
  const mounted = ({ path, addTo }: Mount): void => {
    app.use(path === "/" ? "/*" : `${path}/*`, dress); // Hono's /* also matches the bare path
    addTo(app);
  };
  options.mounts?.forEach(mounted);
  for (const route of routesOf(options.manifest)) {
    if ("app" in route) mounted(mount(route.pattern, route.app));
    else app.all(route.pattern, async (c) => await pages.answer(c, await route.load()));
  }
  app.notFound((c) => pages.answer(c, null));
  app.onError((error, c) => pages.refuse(c, error));
  return app;
}

/** What a mounted app is given, and what its answers leave with. */
function dressMounted<State extends object>(pages: PageAnswers<State>) {
  return async (c: HonoContext<MountedEnv<State>>, next: () => Promise<void>): Promise<void> => {
    const ctx = pages.begin(c);
    c.set("state", ctx.state);
    c.set("requestId", ctx.requestId);
    c.set("remoteAddress", ctx.remoteAddress);
    await next();
    const reply = await compressed(c.res, ctx.req.headers.get("accept-encoding"));
    if (reply !== c.res) c.res = reply;
    c.res.headers.set("x-request-id", ctx.requestId);
    if (!c.res.headers.has("x-content-type-options")) c.res.headers.set("x-content-type-options", "nosniff");
  };
}
