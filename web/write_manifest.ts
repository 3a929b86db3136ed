/**
 * Writes `routes/_manifest.gen.ts`: every route and island by name. What stands around
 * pages is imported at once, a route when it is first asked for, unless it is an `app`.
 *
 * A file whose name begins with `_`, or that only exports makers of things, is no route.
 * Run by the build and by `dev`; the file is checked in, and a test compares it with
 * what this would write, so that a route added without it cannot go unnoticed.
 */

import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

const GENERATED = "_manifest.gen.ts";
const READ = `

// The path is computed on purpose: one that stands in the text is read with this file, called for or not.
const read = (file: string) => import(new URL(file, import.meta.url).href);`;

/** Brings the manifest below `root` up to date; true if it had to be changed. */
export async function writeManifest(root: string): Promise<boolean> {
  const path = join(root, "routes", GENERATED);
  const wanted = await manifestText(root);
  const present = await readFile(path, "utf8").catch(() => "");
  if (present === wanted) return false;
  await writeFile(path, wanted);
  return true;
}

/** Whether the checked-in manifest is what `writeManifest` would write. */
export async function isManifestCurrent(root: string): Promise<boolean> {
  return await readFile(join(root, "routes", GENERATED), "utf8").catch(() => "") === await manifestText(root);
}

/** The text of the manifest for the files now below `root`. */
export async function manifestText(root: string): Promise<string> {
  const routes = await sources(join(root, "routes"));
  const islands = (await sources(join(root, "islands"))).filter((file) => /^[A-Z]\w*\.tsx$/.test(file));
  const imports: string[] = [];
  const take = (prefix: string, from: string): string => {
    const name = `${prefix}${imports.length}`;
    imports.push(`import * as ${name} from "${from}";`);
    return name;
  };
  const group = (files: string[], prefix: string, key: (file: string) => string, folder = "./"): string => {
    if (files.length === 0) return "{}";
    const lines = files.map((file) => `    ${key(file)}: ${take(prefix, folder + file)},\n`);
    return `{\n${lines.join("")}  }`;
  };
  const named = (name: RegExp) => routes.filter((file) => name.test(file));
  const folder = (file: string) => JSON.stringify(file.slice(0, file.lastIndexOf("/") + 1));
  const single = (name: string) => {
    const file = routes.find((route) => route === `${name}.tsx`);
    return file === undefined ? undefined : take("special", "./" + file);
  };
  const { pages, apps } = await answering(
    root,
    routes.filter((file) => !file.split("/").some((part) => part.startsWith("_"))),
  );
  const lines = [
    ...apps.map((file) => [file, take("route", "./" + file)]),
    ...pages.map((file) => [file, `(): Promise<typeof import("./${file}")> => read("${file}")`]),
  ].map(([file, source]) => `    ${JSON.stringify(file)}: ${source},\n`).sort();
  const fields = [
    ["routes", lines.length === 0 ? "{}" : `{\n${lines.join("")}  }`],
    ["layouts", group(named(/(^|\/)_layout\.tsx$/), "layout", folder)],
    ["middlewares", group(named(/(^|\/)_middleware\.tsx?$/), "middleware", folder)],
    ["app", single("_app")],
    ["error", single("_error")],
    ["notFound", single("_404")],
    ["islands", group(islands, "island", (file) => file.replace(".tsx", ""), "../islands/")],
  ].filter(([, value]) => value !== undefined).map(([name, value]) => `  ${name}: ${value},\n`);
  return `/** Every route and island, by name. Written by \`web/write_manifest.ts\`: never by hand. */\n\n` +
    `// deno-fmt-ignore-file\n` + imports.join("\n") + READ +
    `\n\n/** The manifest that \`createApp\` is given. */\n` +
    `export const manifest = {\n${fields.join("")}};\n`;
}

// A file that exports no handler, page or app only makes one: the server mounts it by hand.
async function answering(root: string, files: string[]): Promise<{ pages: string[]; apps: string[] }> {
  const answers = /^export\s+(default\b|(const|(async )?function)\s+handler\b|\{[^}]*\b(handler|default)\b)/m;
  const mounts = /^export\s+((const|function)\s+app\b|\{[^}]*\bapp\b)/m;
  const texts = await Promise.all(files.map((file) => readFile(join(root, "routes", file), "utf8")));
  const those = (exported: RegExp) => files.filter((_, index) => exported.test(texts[index] ?? ""));
  const apps = those(mounts);
  return { apps, pages: those(answers).filter((file) => !apps.includes(file)) };
}

async function sources(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true }).catch(() => []);
  return entries.map((entry) => entry.replaceAll("\\", "/"))
    .filter((file) => /\.tsx?$/.test(file) && !/_test\.tsx?$|\.gen\.ts$|\.d\.ts$/.test(file)).sort();
}
