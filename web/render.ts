/**
 * From a page's component to the text of its document.
 *
 * What the browser needs for it (style sheet, island chunks, props) is written in
 * afterwards, so that a page without islands carries no script at all and one with
 * them preloads exactly its own chunks.
 */

import { type ComponentChild, type ComponentType, h } from "preact";
import { renderToString } from "preact-render-to-string";
import type { Context } from "./context.ts";
import type { LayoutComponent } from "./define.ts";
import { scriptJson } from "./island_props.ts";
import { collectIslands, type IslandsOfPage } from "./islands.ts";

/** Where the browser finds what a page refers to. */
export interface PageAssets {
  /** URL of the style sheet of every page, or null when none was built. */
  css: string | null;
  /** URL of a sheet that a page asks for besides, by name; null when none was built. */
  sheet(name: string): string | null;
  /** URLs of the boot script and of an island's chunks in a language; the first entry is the module itself. */
  boot(locale: string): string[];
  island(locale: string, name: string): string[];
}

/** Where a page's tags point. */
interface Links {
  assets: PageAssets;
  locale: string;
  /** URL of the script that reloads pages while developing. */
  devScript: string | null;
}

/** What surrounds a page's content; the first layout is `_app`. */
export interface Surroundings<State> extends Links {
  layouts: LayoutComponent<State>[];
}

/** The whole document of a page: `draw` inside its layouts, the outermost being `_app`. */
export function renderDocument<State>(
  ctx: Context<State>,
  data: unknown,
  draw: () => ComponentChild,
  around: Surroundings<State>,
): string {
  const props = { data, state: ctx.state, url: ctx.url, params: ctx.params, ctx };
  const Document = around.layouts.reduceRight<ComponentType>(
    (Component, layout) => () => h(() => layout({ ...props, Component }), null),
    () => h(draw, null),
  );
  const { html, islands } = collectIslands(() => renderToString(h(Document, null)));
  return "<!DOCTYPE html>" +
    insert(asDocument(html), headOf(ctx, islands, around), scriptsOf(islands, around));
}

function headOf(
  { title, sheet }: { title: string; sheet: string | null },
  islands: IslandsOfPage,
  { assets, locale, devScript }: Links,
): string {
  const parts: string[] = [];
  if (title !== "") parts.push(`<title>${escapeText(title)}</title>`);
  if (assets.css !== null) parts.push(`<link rel="stylesheet" href="${assets.css}">`);
  const own = sheet === null ? null : assets.sheet(sheet);
  if (own !== null) parts.push(`<link rel="stylesheet" href="${own}">`);
  for (const url of chunksOf(islands, assets, locale)) parts.push(`<link rel="modulepreload" href="${url}">`);
  if (devScript !== null) parts.push(`<script src="${devScript}" defer></script>`);
  return parts.join("");
}

function chunksOf(islands: IslandsOfPage, assets: PageAssets, locale: string): Set<string> {
  if (islands.uses.length === 0) return new Set();
  return new Set([
    ...assets.boot(locale),
    ...islands.uses.flatMap(({ name }) => assets.island(locale, name)),
  ]);
}

function scriptsOf(islands: IslandsOfPage, { assets, locale }: Links): string {
  if (islands.uses.length === 0) return "";
  const data = scriptJson({
    islands: islands.uses.map(({ name, hydrate, props }) => [assets.island(locale, name)[0], hydrate, props]),
    signals: islands.signals.map(({ value }) => value),
  });
  return `<script type="application/json" id="islands">${data}</script>` +
    `<script type="module" src="${assets.boot(locale)[0]}"></script>`;
}

// Without an _app a page is still a whole document.
function asDocument(html: string): string {
  if (html.startsWith("<html")) return html;
  return `<html><head><meta charset="utf-8"></head><body>${html}</body></html>`;
}

function insert(html: string, head: string, end: string): string {
  const headEnd = html.indexOf("</head>");
  const bodyEnd = html.lastIndexOf("</body>");
  if (headEnd < 0 || bodyEnd < 0) {
    throw new Error("the page has no <head> or <body>: _app.tsx must draw both");
  }
  return html.slice(0, headEnd) + head + html.slice(headEnd, bodyEnd) + end + html.slice(bodyEnd);
}

function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
