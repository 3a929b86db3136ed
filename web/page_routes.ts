/**
 * From the manifest to a list of routes ready to run.
 *
 * A route's middleware and layouts are those of its folders, outermost first; they
 * are looked up once, at start, so that a request only walks a list. The route's own
 * file is read with its first request.
 */

import type { LayoutComponent, Middleware, PageComponent, RouteHandler } from "./define.ts";
import {
  byPrecedence,
  foldersOf,
  type Manifest,
  type MountedApp,
  patternOf,
  type RouteModule,
} from "./manifest.ts";

/** A page route with everything around it. */
export interface PageRoute<State> {
  pattern: string;
  handler: RouteHandler<State> | undefined;
  page: PageComponent<State> | undefined;
  layouts: LayoutComponent<State>[];
  middlewares: Middleware<State>[];
}

/** A page route's place, and the way to it. */
export interface RouteEntry<State> {
  pattern: string;
  load(): Promise<PageRoute<State>>;
}

/** The routes of a manifest, in the order in which they must be tried. */
export function routesOf<State>(
  manifest: Manifest<State>,
): ({ pattern: string; app: MountedApp<State> } | RouteEntry<State>)[] {
  return Object.entries(manifest.routes)
    .map(([file, source]) => {
      const pattern = patternOf(file);
      const around = surroundingsOf(manifest, file);
      if (typeof source === "function") {
        return { pattern, load: async () => pageRouteOf(file, await source(), around) };
      }
      if (source.app !== undefined) return { pattern, app: source.app };
      const route = pageRouteOf(file, source, around);
      return { pattern, load: () => Promise.resolve(route) };
    })
    .sort((a, b) => byPrecedence(a.pattern, b.pattern));
}

function pageRouteOf<State>(
  file: string,
  { handler, default: page }: RouteModule<State>,
  around: Pick<PageRoute<State>, "layouts" | "middlewares">,
): PageRoute<State> {
  if (handler === undefined && page === undefined) {
    throw new Error(`routes/${file} exports neither handler nor page nor app`);
  }
  return { pattern: patternOf(file), handler, page, ...around };
}

/** The layouts (with `_app` outermost) and middleware around a file. */
export function surroundingsOf<State>(
  manifest: Manifest<State>,
  file: string,
): { layouts: LayoutComponent<State>[]; middlewares: Middleware<State>[] } {
  const folders = foldersOf(file);
  const found = <M>(modules: Record<string, { default: M }>): M[] =>
    folders.flatMap((folder) => modules[folder]?.default ?? []);
  const app = manifest.app?.default;
  return {
    layouts: [...(app === undefined ? [] : [app]), ...found(manifest.layouts)],
    middlewares: found(manifest.middlewares),
  };
}

/** The methods a page route answers, for the `Allow` header. */
export function allowedMethods<State>({ handler, page }: PageRoute<State>): string[] {
  const methods = new Set(Object.keys(handler?.methods ?? {}));
  if (page !== undefined || methods.has("GET")) methods.add("GET").add("HEAD");
  return [...methods].sort();
}
