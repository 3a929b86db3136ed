/**
 * From the manifest to a list of routes ready to run.
 *
 * A route's middleware and layouts are those of its folders, outermost first; they
 * are looked up once, at start, so that a request only walks a list.
 */

import type { LayoutComponent, Middleware, PageComponent, RouteHandler } from "./define.ts";
import { byPrecedence, foldersOf, type Manifest, type MountedApp, patternOf } from "./manifest.ts";

/** A page route with everything around it. */
export interface PageRoute<State> {
  pattern: string;
  handler: RouteHandler<State> | undefined;
  page: PageComponent<State> | undefined;
  layouts: LayoutComponent<State>[];
  middlewares: Middleware<State>[];
}

/** The routes of a manifest, in the order in which they must be tried. */
export function routesOf<State>(
  manifest: Manifest<State>,
): ({ pattern: string; app: MountedApp<State> } | PageRoute<State>)[] {
  return Object.entries(manifest.routes)
    .map(([file, module]) => {
      const pattern = patternOf(file);
      if (module.app !== undefined) return { pattern, app: module.app };
      if (module.handler === undefined && module.default === undefined) {
        throw new Error(`routes/${file} exports neither handler nor page nor app`);
      }
      const { handler, default: page } = module;
      return { pattern, handler, page, ...surroundingsOf(manifest, file) };
    })
    .sort((a, b) => byPrecedence(a.pattern, b.pattern));
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
