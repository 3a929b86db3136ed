/**
 * What the browser fetches: hashed chunks, the style sheet, `static/`.
 *
 * Everything is read into memory once and found by its exact name, so that no path
 * from outside ever reaches the disk. Hashed names never change their content and may
 * be kept for a year; the rest is asked for again by its ETag.
 */

import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { preferredEncoding } from "./compress.ts";
import type { PageAssets } from "./render.ts";

/** `dist/assets.json`: what was built, by locale and island; URLs below `/assets/`. */
export interface AssetList {
  fingerprint: string;
  css: string | null;
  /** URLs of the sheets that single pages ask for, by name. */
  sheets: Record<string, string>;
  /** For each language: the boot module and its imports, and the same for every island. */
  locales: Record<string, { boot: string[]; islands: Record<string, string[]> }>;
}

/** The built assets, ready to be served and referred to. */
export interface Assets extends PageAssets {
  /** The file a request asks for, or null; 404 for a name below `/assets/` that does not exist. */
  find(request: Request): Response | null;
}

interface StoredFile {
  plain: Uint8Array<ArrayBuffer>;
  br?: Uint8Array<ArrayBuffer>;
  gzip?: Uint8Array<ArrayBuffer>;
  type: string;
  etag: string;
  immutable: boolean;
}

const TYPES: Record<string, string> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".webp": "image/webp",
  ".txt": "text/plain; charset=utf-8",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".map": "application/json",
};

/** Reads what was built into memory. */
export async function loadAssets(distDir: string): Promise<Assets> {
  const list = parseAssetList(await readFile(join(distDir, "assets.json"), "utf8"));
  const files = new Map<string, StoredFile>();
  await readFolder(join(distDir, "assets"), "/assets/", true, files);
  await readFolder(join(distDir, "static"), "/", false, files);
  return assetsOf(list, files);
}

/** No assets at all: pages without style and islands, for tests of routes. */
export function noAssets(): Assets {
  return assetsOf({ fingerprint: "", css: null, sheets: {}, locales: {} }, new Map());
}

function assetsOf(list: AssetList, files: Map<string, StoredFile>): Assets {
  const first = Object.keys(list.locales)[0] ?? "";
  const bundle = (locale: string) => list.locales[locale] ?? list.locales[first];
  return {
    css: list.css,
    sheet: (name) => list.sheets[name] ?? null,
    boot: (locale) => bundle(locale)?.boot ?? [],
    island: (locale, name) => bundle(locale)?.islands[name] ?? [],
    find(request) {
      const path = new URL(request.url).pathname;
      const file = files.get(path);
      if (file !== undefined) return serve(file, request);
      if (!path.startsWith("/assets/")) return null;
      return new Response("Not found\n", { status: 404, headers: { "cache-control": "no-store" } });
    },
  };
}

function serve(file: StoredFile, request: Request): Response {
  const headers = new Headers({
    "content-type": file.type,
    "vary": "accept-encoding",
    "x-content-type-options": "nosniff",
    "cache-control": file.immutable ? "max-age=31536000, immutable" : "max-age=3600",
  });
  // What never changes is never asked for again: it needs no mark to compare.
  if (!file.immutable) headers.set("etag", file.etag);
  if (request.headers.get("if-none-match")?.includes(file.etag)) {
    return new Response(null, { status: 304, headers });
  }
  const wanted = preferredEncoding(request.headers.get("accept-encoding"));
  const encoded = wanted === null ? undefined : file[wanted];
  if (encoded !== undefined && wanted !== null) headers.set("content-encoding", wanted);
  return new Response(encoded ?? file.plain, { headers });
}

async function readFolder(
  dir: string,
  url: string,
  immutable: boolean,
  into: Map<string, StoredFile>,
): Promise<void> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1).replaceAll("\\", "/"));
  const present = new Set(names);
  await Promise.all(
    names.filter((name) => !/\.(br|gz)$/.test(name)).map(async (name) => {
      const read = (suffix: string) =>
        present.has(name + suffix)
          ? readFile(join(dir, name + suffix)).then((bytes) => new Uint8Array(bytes))
          : undefined;
      const plain = new Uint8Array(await readFile(join(dir, name)));
      into.set(url + name, {
        plain,
        br: await read(".br"),
        gzip: await read(".gz"),
        type: TYPES[extname(name)] ?? "application/octet-stream",
        etag: `"${createHash("sha256").update(plain).digest("base64url").slice(0, 16)}"`,
        immutable,
      });
    }),
  );
}

/** Reads `assets.json`; it is our own build's, so a wrong shape is a bug. */
export function parseAssetList(text: string): AssetList {
  return JSON.parse(text);
}
