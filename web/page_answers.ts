/**
 * Answering one page request from its first look at it to its last header.
 *
 * The order is fixed: state, origin check, `_method`, middleware, handler, page. The
 * check must stay in front of `_method`, and both in front of any middleware, or a
 * forged form could reach code that trusts it. Whatever was thrown on the way becomes
 * a reply here, and files of the form that nobody took are removed here.
 */

import type { Context as HonoContext } from "hono";
import type { AppOptions } from "./app_options.ts";
import { compressed } from "./compress.ts";
import { Context } from "./context.ts";
import { applyMethodOverride, requireOwnOrigin } from "./csrf.ts";
import { FormReader } from "./form_reader.ts";
import type { PageRoute } from "./page_routes.ts";
import { PageRunner } from "./page_runner.ts";
import { addSecurityHeaders } from "./security_headers.ts";

/** Answers for the pages of one application. */
export class PageAnswers<State extends object> {
  readonly #options: AppOptions<State>;
  readonly #runner: PageRunner<State>;

  constructor(options: AppOptions<State>) {
    this.#options = options;
    this.#runner = new PageRunner(options);
  }

  /** The context a request starts with. */
  begin(c: HonoContext, requestId: string = newRequestId(), form = this.#formOf(c.req.raw)): Context<State> {
    return new Context(c.req.raw, {
      requestId,
      remoteAddress: remoteAddress(c, this.#options.trustProxy ?? false),
      form,
      renderer: this.#runner,
      state: this.#options.state,
    });
  }

  /** The route's answer; null: nobody answers this path. */
  async answer(c: HonoContext, route: PageRoute<State> | null): Promise<Response> {
    const started = performance.now();
    const requestId = newRequestId();
    const form = this.#formOf(c.req.raw, route?.handler?.uploadLimit);
    const ctx = this.begin(c, requestId, form);
    const response = await this.#run(ctx, route, c.req.param());
    await form.close();
    const { method, url } = ctx;
    const ms = Math.round((performance.now() - started) * 10) / 10;
    this.#options.log.info("request", { requestId, method, path: url.pathname, status: response.status, ms });
    return await dressed(response, requestId, ctx.req);
  }

  /** The answer to what was thrown outside of any page. */
  async refuse(c: HonoContext, error: unknown): Promise<Response> {
    const ctx = this.begin(c, c.get("requestId"));
    return await dressed(await this.#runner.refuse(ctx, error), ctx.requestId, ctx.req);
  }

  async #run(
    ctx: Context<State>,
    route: PageRoute<State> | null,
    params: Record<string, string>,
  ): Promise<Response> {
    try {
      await requireOwnOrigin(ctx, this.#options.publicOrigin(ctx.req), this.#options.csrf);
      if (route === null) return await this.#runner.notFound(ctx);
      await applyMethodOverride(ctx);
      return await this.#runner.run(ctx, route, params);
    } catch (error) { // the border: whatever was thrown becomes a reply here
      return await this.#runner.refuse(ctx, error);
    }
  }

  #formOf(req: Request, uploadLimit?: number): FormReader {
    const { formLimit: text = 1_048_576, spoolDir } = this.#options;
    return new FormReader(req, { text, withFiles: uploadLimit, spoolDir });
  }
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
