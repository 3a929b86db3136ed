/**
 * The list of all route files and islands, and what their names mean.
 *
 * `routes/_manifest.gen.ts` names every module; the disk is not searched at run time.
 * A route is read when it is first asked for: nobody waits for, or holds in memory,
 * pages that nobody opens. A file's path is its URL, `[id]` a parameter, `[...rest]`
 * all that follows.
 */

import type { ComponentChild } from "preact";
import type { Env, Hono, Schema } from "hono";
import type { LayoutComponent, Middleware, PageComponent, RouteHandler } from "./define.ts";

/** What a mounted Hono app finds in `c.var`. */
export interface MountedEnv<State> {
  Variables: { state: State; requestId: string; remoteAddress: string };
}

/** A Hono app mounted at its file's path; it answers for everything below, with no CSRF check and no middleware of pages. */
export type MountedApp<State> = Hono<MountedEnv<State>, Schema, string>;

/** A Hono app made at start, with what it depends on, and where it answers. */
export interface Mount {
  path: string;
  addTo<E extends Env>(target: Hono<E>): void;
}

/** Mounts `app` at `path`, for `createApp({ mounts })`; the same freedom as a route file's `app`. */
export function mount<E extends Env, S extends Schema, B extends string>(
  path: string,
  app: Hono<E, S, B>,
): Mount {
  return { path, addTo: (target) => void target.route(path, app) };
}

/** A route file: handlers and a page, or an `app` of its own. */
export interface RouteModule<State> {
  handler?: RouteHandler<State>;
  default?: PageComponent<State>;
  app?: MountedApp<State>;
}

/** A route file, or the way to read it once it is asked for; one with an `app` must be there at start. */
export type RouteSource<State> = RouteModule<State> | (() => Promise<RouteModule<State>>);

/** When an island comes alive: at once, when the browser is idle, or when it is scrolled into view. */
export type Hydrate = "load" | "idle" | "visible";

/** An island file. */
export interface IslandModule {
  default: (props: never) => ComponentChild;
  hydrate?: Hydrate;
}

/** Everything `routes/` and `islands/` hold, by path below them. */
export interface Manifest<State> {
  routes: Record<string, RouteSource<State>>;
  layouts: Record<string, { default: LayoutComponent<State> }>;
  middlewares: Record<string, { default: Middleware<State> }>;
  app?: { default: LayoutComponent<State> };
  error?: { default: PageComponent<State> };
  notFound?: { default: PageComponent<State> };
  islands: Record<string, IslandModule>;
}

/** The path pattern of a route file: `tickets/[id]/index.tsx` is `/tickets/:id`. */
export function patternOf(file: string): string {
  const parts = file.replace(/\.tsx?$/, "").split("/");
  if (parts.at(-1) === "index" || parts.at(-1) === "mod") parts.pop();
  const path = parts.map((part) =>
    part.replace(/^\[\.\.\.(\w+)\]$/, ":$1{.+}").replace(/^\[(\w+)\]$/, ":$1")
  );
  return "/" + path.join("/");
}

/** The folders around a route file, outermost first: "" , "tickets/", "tickets/[id]/". */
export function foldersOf(file: string): string[] {
  const parts = file.split("/").slice(0, -1);
  return ["", ...parts.map((_, index) => parts.slice(0, index + 1).join("/") + "/")];
}

/** Sorts patterns so that a fixed name wins over a parameter, and both over a rest. */
export function byPrecedence(a: string, b: string): number {
  const [left, right] = [a.split("/"), b.split("/")];
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const difference = rank(left[index]) - rank(right[index]);
    if (difference !== 0) return difference;
  }
  return a < b ? -1 : a > b ? 1 : 0;
}

function rank(part: string | undefined): number {
  if (part === undefined) return 0;
  if (!part.startsWith(":")) return 1;
  return part.includes("{") ? 3 : 2;
}
