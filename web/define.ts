/**
 * How a route file says what it is: `handlers`, `page`, `layout`, `middleware`.
 *
 * These functions do nothing at run time but fix the types, so that a page's
 * `data` is exactly what its own handler returned. The shapes are Fresh's, so that
 * Fresh could take this layer's place with the routes hardly touched.
 */

import type { ComponentChild, ComponentType } from "preact";
import type { Context, PageInit } from "./context.ts";

/** What a handler returns to have its own page drawn with `data`. */
export class PageResult<Data> {
  constructor(readonly data: Data, readonly init: PageInit = {}) {}
}

/** Draws this route's page with `data`. */
export function page<Data>(data: Data, init?: PageInit): PageResult<Data> {
  return new PageResult(data, init);
}

type MaybePromise<T> = T | Promise<T>;

/** Answers one method of a route. */
export type Handler<State> = (ctx: Context<State>) => MaybePromise<Response | PageResult<unknown>>;

/** The methods a route may answer; HEAD follows GET. */
export interface Methods<State> {
  GET?: Handler<State>;
  POST?: Handler<State>;
  PUT?: Handler<State>;
  DELETE?: Handler<State>;
}

/** What goes with a route's handlers. */
export interface HandlerOptions<State> {
  /** The path of the page to show again when a plain form sent here is refused. */
  back?: (ctx: Context<State>) => string;
  /** Bytes a form with files sent here may have; the application's `formLimit` unless told. */
  uploadLimit?: number;
}

/** A route's handlers, as its file exports them under the name `handler`. */
export interface RouteHandler<State, M extends Methods<State> = Methods<State>>
  extends HandlerOptions<State> {
  methods: M;
}

type DataOf<H> = H extends { methods: infer M }
  ? { [K in keyof M]: M[K] extends (...args: never[]) => infer R ? ResultData<Awaited<R>> : never }[keyof M]
  : undefined;
type ResultData<R> = R extends PageResult<infer Data> ? Data : never;

/** What a page is drawn from. */
export interface PageProps<State, Data = unknown> {
  data: Data;
  state: State;
  url: URL;
  params: Record<string, string>;
  ctx: Context<State>;
}

/** What a layout or `_app` is drawn from: `Component` is everything inside it. */
export interface LayoutProps<State> extends PageProps<State> {
  Component: ComponentType;
}

// Written as a method so that a page of narrower data is still a page: only its own handler feeds it.
/** A page, whatever its data. */
export type PageComponent<State> = { page(props: PageProps<State>): ComponentChild }["page"];
/** A layout, or the `_app` around them all. */
export type LayoutComponent<State> = (props: LayoutProps<State>) => ComponentChild;
/** Runs around every route of its folder and below, outermost first. */
export type Middleware<State> = (
  ctx: Context<State>,
  next: () => Promise<Response>,
) => MaybePromise<Response>;

/** The typed words route files use; call it once, with the application's own state. */
export function createDefine<State>() {
  return {
    /** The handlers of a route; `back` names the page to show again when a plain form is refused, `uploadLimit` lets files in. */
    handlers<M extends Methods<State>>(
      methods: M,
      options: HandlerOptions<State> = {},
    ): RouteHandler<State, M> {
      return { methods, ...options };
    },
    /** The page of a route, drawn from what its handler returned. */
    page<H = undefined>(draw: (props: PageProps<State, DataOf<H>>) => ComponentChild): PageComponent<State> {
      return draw;
    },
    /** A `_layout.tsx` or `_app.tsx`. */
    layout(draw: LayoutComponent<State>): LayoutComponent<State> {
      return draw;
    },
    /** A `_middleware.ts`. */
    middleware(run: Middleware<State>): Middleware<State> {
      return run;
    },
  };
}
