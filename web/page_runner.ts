/**
 * Runs a page route and draws what comes of it: page, refusal, not found.
 *
 * `rerender` starts a second, internal GET of another path with all its middleware,
 * so that a refused form comes back exactly as its own page draws it. It keeps the
 * request's cookies but nothing of its body, and a refusal inside it is an ordinary
 * refused GET: it can never turn in a circle.
 */

import type { ComponentChild } from "preact";
import { RegExpRouter } from "hono/router/reg-exp-router";
import { SmartRouter } from "hono/router/smart-router";
import { TrieRouter } from "hono/router/trie-router";
import type { AppOptions } from "./app_options.ts";
import { Context, type PageInit, type Renderer, type Rerender } from "./context.ts";
import { type LayoutComponent, PageResult } from "./define.ts";
import { FormReader } from "./form_reader.ts";
import { HttpError } from "./http_error.ts";
import { allowedMethods, type PageRoute, type RouteEntry, routesOf, surroundingsOf } from "./page_routes.ts";
import { renderDocument } from "./render.ts";

/** Runs page routes; the means by which a context draws. */
export class PageRunner<State extends object> implements Renderer<State> {
  readonly #options: AppOptions<State>;
  readonly #root: ReturnType<typeof surroundingsOf<State>>;
  readonly #router = new SmartRouter<RouteEntry<State>>({ routers: [new RegExpRouter(), new TrieRouter()] });

  constructor(options: AppOptions<State>) {
    this.#options = options;
    this.#root = surroundingsOf(options.manifest, "");
    for (const route of routesOf(options.manifest)) {
      if (!("app" in route)) this.#router.add("GET", route.pattern, route);
    }
  }

  /** Runs the route's middleware, handler and page. */
  async run(ctx: Context<State>, route: PageRoute<State>, params: Record<string, string>): Promise<Response> {
    ctx.params = params;
    ctx.back = route.handler?.back?.(ctx) ?? null;
    return await this.#around(ctx, route.middlewares, () => this.#handle(ctx, route));
  }

  /** The page for a path nobody answers, inside the root's middleware and layouts. */
  async notFound(ctx: Context<State>): Promise<Response> {
    const error = new HttpError(404, "page_not_found", "There is no such page");
    const page = this.#options.manifest.notFound?.default;
    if (page === undefined || ctx.isEnhanced) throw error;
    return await this.#around(ctx, this.#root.middlewares, () => {
      const data = { error, status: 404 };
      const draw = () => page({ data, state: ctx.state, url: ctx.url, params: ctx.params, ctx });
      return Promise.resolve(this.#document(ctx, data, draw, this.#root.layouts, { status: 404 }));
    });
  }

  /** The application's answer to an error; a bare 500 if even that fails. */
  async refuse(ctx: Context<State>, error: unknown): Promise<Response> {
    try {
      return await this.#options.onError(error, ctx);
    } catch (failure) { // the last border: the error page itself is broken
      const { requestId } = ctx;
      this.#options.log.error("error_page_failed", {
        requestId,
        error: describe(error),
        failure: describe(failure),
      });
      return new Response(`Internal error. Request ${requestId}\n`, { status: 500 });
    }
  }

  render(ctx: Context<State>, content: ComponentChild, init: PageInit = {}): Response {
    return this.#document(ctx, undefined, () => content, this.#root.layouts, init);
  }

  renderError(ctx: Context<State>, error: unknown, init: PageInit = {}): Response {
    const page = this.#options.manifest.error?.default;
    if (page === undefined) throw new Error("there is no routes/_error.tsx to draw", { cause: error });
    const data = { error, status: init.status ?? 500 };
    const draw = () => page({ data, state: ctx.state, url: ctx.url, params: ctx.params, ctx });
    return this.#document(ctx, data, draw, this.#root.layouts, { status: 500, ...init });
  }

  async rerender(ctx: Context<State>, path: string, how: Rerender<State>): Promise<Response> {
    const url = new URL(path, ctx.url);
    const [matches, stash] = this.#router.match("GET", url.pathname);
    const [route, found] = matches[0] ?? [];
    if (route === undefined || found === undefined) throw new Error(`no page to draw again: ${path}`);
    const params: Record<string, string> = {};
    for (const [name, value] of Object.entries(found)) {
      params[name] = decoded(typeof value === "number" ? stash?.[value] ?? "" : value);
    }
    const headers = new Headers(ctx.req.headers);
    for (const name of ["content-type", "content-length", "transfer-encoding"]) headers.delete(name);
    const bare = new Request(url, { headers });
    const again = new Context<State>(bare, {
      requestId: ctx.requestId,
      remoteAddress: ctx.remoteAddress,
      form: new FormReader(bare, { text: 0 }),
      renderer: this,
      state: (inner) => Object.assign(this.#options.state(inner), how.state),
    });
    const drawn = await this.run(again, await route.load(), params);
    return drawn.ok ? new Response(drawn.body, { status: how.status, headers: drawn.headers }) : drawn;
  }

  csrfToken(ctx: Context<State>): string | null {
    return this.#options.csrf.token(ctx);
  }

  #around(
    ctx: Context<State>,
    run: PageRoute<State>["middlewares"],
    inner: () => Promise<Response>,
  ): Promise<Response> {
    const step = async (index: number): Promise<Response> => {
      const middleware = run[index];
      return middleware === undefined ? await inner() : await middleware(ctx, () => step(index + 1));
    };
    return step(0);
  }

  async #handle(ctx: Context<State>, route: PageRoute<State>): Promise<Response> {
    const handlers = new Map(Object.entries(route.handler?.methods ?? {}));
    const handle = handlers.get(ctx.method);
    const { page } = route;
    if (handle === undefined && (page === undefined || ctx.method !== "GET")) {
      const allow = allowedMethods(route).join(", ");
      if (ctx.method === "OPTIONS") return new Response(null, { status: 204, headers: { allow } });
      // A refused form leaves its own address in the bar; Enter there leads back to the page it stood on.
      if (ctx.method === "GET" && ctx.back !== null) return ctx.redirect(ctx.back);
      const refusal = await this.refuse(
        ctx,
        new HttpError(405, "method_not_allowed", `This answers ${allow}`),
      );
      const reply = new Response(refusal.body, refusal);
      reply.headers.set("allow", allow);
      return reply;
    }
    const result = handle === undefined ? new PageResult(undefined) : await handle(ctx);
    if (result instanceof Response) return result;
    if (page === undefined) throw new Error(`${route.pattern} returned page data but has no page`);
    const { data, init } = result;
    const draw = () => page({ data, state: ctx.state, url: ctx.url, params: ctx.params, ctx });
    return this.#document(ctx, data, draw, route.layouts, init);
  }

  #document(
    ctx: Context<State>,
    data: unknown,
    draw: () => ComponentChild,
    layouts: LayoutComponent<State>[],
    init: PageInit,
  ): Response {
    const { assets, locale, dev } = this.#options;
    const around = {
      layouts: layouts,
      assets,
      locale: locale?.(ctx) ?? "",
      devScript: dev?.script ?? null,
    };
    const headers = new Headers(init.headers);
    headers.set("content-type", "text/html; charset=utf-8");
    return new Response(renderDocument(ctx, data, draw, around), { status: init.status ?? 200, headers });
  }
}

// As Hono does with the parts of a request's own path: what is no escape stands for itself.
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? error.stack ?? error.message : String(error);
}
