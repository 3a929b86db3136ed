/**
 * The application: every request on its way through the layer.
 *
 * A page route runs in a fixed order: state, origin check, `_method`, middleware,
 * handler, page. The check must stay in front of `_method`, and both in front of any
 * middleware, or a forged form could reach code that trusts it. Mounted Hono apps
 * (webhooks, API, events) see none of this: no body is read before them.
 * Refusals and bugs end in the one `onError` the application gives us.
 */

import { type Context as HonoContext, Hono } from "hono";
import type { AppOptions } from "./app_options.ts";
import { compressed } from "./compress.ts";
import { Context } from "./context.ts";
import { applyMethodOverride, requireOwnOrigin } from "./csrf.ts";
import { FormReader } from "./form_reader.ts";
import { registerIslands } from "./islands.ts";
import { type Mount, mount, type MountedEnv } from "./manifest.ts";
import { type PageRoute, routesOf } from "./page_routes.ts";
import { PageRunner } from "./page_runner.ts";
import { addSecurityHeaders } from "./security_headers.ts";

/** Builds the application; serve its `fetch(request, info)`. */
export function createApp<State extends object>(options: AppOptions<State>): Hono<MountedEnv<State>> {
  registerIslands(options.manifest.islands);
  const app = new Hono<MountedEnv<State>>();
  const runner = new PageRunner(options);
  const formOf = (req: Request, uploadLimit?: number): FormReader => {
    const { formLimit: text = 1_048_576, spoolDir } = options;
    return new FormReader(req, { text, withFiles: uploadLimit, spoolDir });
  };
  const begin = (c: HonoContext, requestId: string, form = formOf(c.req.raw)): Context<State> =>
    new Context(c.req.raw, {
      requestId,
      remoteAddress: remoteAddress(c, options.trustProxy ?? false),
      form,
      renderer: runner,
      state: options.state,
    });

  const answer = async (c: HonoContext, route: PageRoute<State> | null): Promise<Response> => {
    const started = performance.now();
    const requestId = newRequestId();
    const form = formOf(c.req.raw, route?.handler?.uploadLimit);
    const ctx = begin(c, requestId, form);
    const response = await guarded(ctx, async () => {
      await requireOwnOrigin(ctx, options.publicOrigin(ctx.req), options.csrf);
      if (route === null) return await runner.notFound(ctx);
      await applyMethodOverride(ctx);
      return await runner.run(ctx, route, c.req.param());
    });
    await form.close();
    const { method, url } = ctx;
    const ms = Math.round((performance.now() - started) * 10) / 10;
    options.log.info("request", { requestId, method, path: url.pathname, status: response.status, ms });
    return await dressed(response, requestId, ctx.req);
  };

  const guarded = async (ctx: Context<State>, run: () => Promise<Response>): Promise<Response> => {
    try {
      return await run();
    } catch (error) { // the border: whatever was thrown becomes a reply here
      return await runner.refuse(ctx, error);
    }
  };

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
  const dress = async (c: HonoContext<MountedEnv<State>>, next: () => Promise<void>): Promise<void> => {
    const ctx = begin(c, newRequestId());
    c.set("state", ctx.state);
    c.set("requestId", ctx.requestId);
    c.set("remoteAddress", ctx.remoteAddress);
    await next();
    const reply = await compressed(c.res, ctx.req.headers.get("accept-encoding"));
    if (reply !== c.res) c.res = reply;
    c.res.headers.set("x-request-id", ctx.requestId);
    if (!c.res.headers.has("x-content-type-options")) c.res.headers.set("x-content-type-options", "nosniff");
  };
  const mounted = ({ path, addTo }: Mount): void => {
    app.use(path === "/" ? "/*" : `${path}/*`, dress); // Hono's /* also matches the bare path
    addTo(app);
  };
  options.mounts?.forEach(mounted);
  for (const route of routesOf(options.manifest)) {
    if ("app" in route) mounted(mount(route.pattern, route.app));
    else app.all(route.pattern, (c) => answer(c, route));
  }
  app.notFound((c) => answer(c, null));
  app.onError(async (error, c) => {
    const ctx = begin(c, c.get("requestId") ?? newRequestId());
    return await dressed(await runner.refuse(ctx, error), ctx.requestId, ctx.req);
  });
  return app;
}

async function dressed(response: Response, requestId: string, req: Request): Promise<Response> {
  const reply = await compressed(mutable(response), req.headers.get("accept-encoding"));
  addSecurityHeaders(reply.headers);
  reply.headers.set("x-request-id", requestId);
  return reply;
}

// What fetch() or Response.redirect() returned refuses new headers.
function mutable(response: Response): Response {
  return new Response(response.body, response);
}

function newRequestId(): string {
  return crypto.randomUUID();
}

function remoteAddress(c: HonoContext, trustProxy: boolean): string {
  const forwarded = trustProxy ? c.req.header("x-forwarded-for")?.split(",").at(-1)?.trim() : undefined;
  return forwarded || (c.env?.remoteAddr?.hostname ?? "");
}
