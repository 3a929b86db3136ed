/**
 * One request, as handlers, middleware, layouts and pages see it.
 *
 * A handler asks the context and never the raw request for what was typed: the
 * body can be read only once, and the CSRF check and `_method` may have read it
 * already. `redirect` takes paths of our own site only, so that no `?next=` can
 * ever send a person elsewhere.
 */

import type { ComponentChild } from "preact";
import { type Form, isFormType } from "./form.ts";
import type { FormReader } from "./form_reader.ts";

/** How a page leaves: status and extra headers. */
export interface PageInit {
  status?: number;
  headers?: HeadersInit;
}

/** Rendering the GET page of another path: its status, and what is added to its `ctx.state`. */
export interface Rerender<State> {
  status: number;
  state: Partial<State>;
}

/** What the application lends a context so that it can draw pages. */
export interface Renderer<State> {
  render(ctx: Context<State>, content: ComponentChild, init?: PageInit): Response;
  renderError(ctx: Context<State>, error: unknown, init?: PageInit): Response;
  rerender(ctx: Context<State>, path: string, how: Rerender<State>): Promise<Response>;
  csrfToken(ctx: Context<State>): string | null;
}

interface ContextParts<State> {
  requestId: string;
  remoteAddress: string;
  form: FormReader;
  renderer: Renderer<State>;
  state: (ctx: Context<State>) => State;
}

/** One request and the means to answer it. */
export class Context<State> {
  readonly req: Request;
  readonly url: URL;
  readonly requestId: string;
  /** The address of the caller, as far as the deployment lets us know it. */
  readonly remoteAddress: string;
  readonly state: State;
  /** The named parts of the path: `tickets/[id]` gives `params.id`. */
  params: Record<string, string> = {};
  /** GET, POST, PUT, DELETE: what the request means, after a hidden `_method`. */
  method: string;
  /** The page's title, set by a handler or by the page while it renders. */
  title = "";
  /** The style sheet of `components/styles/pages/` that this page needs besides; null: none. */
  sheet: string | null = null;
  /** The path of the page to show again when this plain form is refused, if the route names one. */
  back: string | null = null;
  readonly #parts: ContextParts<State>;

  constructor(req: Request, parts: ContextParts<State>) {
    this.req = req;
    this.url = new URL(req.url);
    this.method = req.method === "HEAD" ? "GET" : req.method;
    this.requestId = parts.requestId;
    this.remoteAddress = parts.remoteAddress;
    this.#parts = parts;
    this.state = parts.state(this);
  }

  /** What was typed, and the files with it; read once. Refuses `body_too_large` and `body_malformed`. */
  form(): Promise<Form> {
    return this.#parts.form.read();
  }

  /** The text fields in front of the first file, without taking the files in. */
  fieldsBeforeFiles(): Promise<Form> {
    return this.#parts.form.readBeforeFiles();
  }

  /** Sent by an island, which wants 204 or `{ code, message }` and no page. */
  get isEnhanced(): boolean {
    if (this.req.headers.get("x-requested-with") === "island") return true;
    const accept = this.req.headers.get("accept") ?? "";
    return accept.includes("application/json") && !accept.includes("text/html");
  }

  /** Sent by a plain HTML form, whose sender waits for a page. */
  get isForm(): boolean {
    return isFormType(this.req.headers.get("content-type")) && !this.isEnhanced;
  }

  /** The value of a request cookie. */
  cookie(name: string): string | undefined {
    for (const pair of (this.req.headers.get("cookie") ?? "").split(";")) {
      const at = pair.indexOf("=");
      if (at > 0 && pair.slice(0, at).trim() === name) return decode(pair.slice(at + 1).trim());
    }
  }

  /** The token for the hidden field `_csrf` of this session's forms, or null before there is a session. */
  csrfToken(): string | null {
    return this.#parts.renderer.csrfToken(this);
  }

  /** 303 to a path of our own site; throws on anything that could lead elsewhere. */
  redirect(path: string, headers?: HeadersInit): Response {
    const reply = new Response(null, { status: 303, headers });
    reply.headers.set("location", ownPath(path));
    return reply;
  }

  /** Draws `content` inside `_app` and the root layout. */
  render(content: ComponentChild, init?: PageInit): Response {
    return this.#parts.renderer.render(this, content, init);
  }

  /** Draws `_error.tsx`, which receives `{ error, status }` as its data. */
  renderError(error: unknown, init?: PageInit): Response {
    return this.#parts.renderer.renderError(this, error, init);
  }

  /** Draws the GET page of `path` with extra state, so that a refused form comes back as it was typed. */
  rerender(path: string, how: Rerender<State>): Promise<Response> {
    return this.#parts.renderer.rerender(this, ownPath(path), how);
  }
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch { // a cookie we did not write: hand it over as it is
    return value;
  }
}

function ownPath(path: string): string {
  // A browser reads "//host" and "/\host" as another site, and drops tabs and line breaks first.
  // deno-lint-ignore no-control-regex
  if (!/^\/(?![/\\])[^\\\x00-\x1f]*$/.test(path)) throw new Error(`not a path of this site: ${path}`);
  return path;
}
