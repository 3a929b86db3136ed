/**
 * Every test there is, by one command: all of them on an embedded database,
 * the core once more against a libSQL server and its replica, and the browser
 * journeys. The last line is `N passed, N failed, N skipped`, alone.
 *
 * The danger is a green run that left something out: a part that ends badly
 * without saying which test failed counts as a failure, and journeys that can't
 * run for want of a browser count as skipped, which fails the run as well.
 */

import { findChromium, HOW_TO_GET_CHROMIUM } from "./find_chromium.ts";

interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

interface Part {
  readonly title: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

const root = new URL("../", import.meta.url);
const deno = ["test", "--allow-all", "--no-check", "--quiet"];

/** What a run of `deno test` said of itself; null if it never came that far. */
export function countOf(output: string): Count | null {
  // deno-lint-ignore no-control-regex -- colours
  const plain = output.replace(/\x1b\[[0-9;]*m/g, "");
  const line = plain.match(/^(?:ok|FAILED) \| .*$/gm)?.at(-1);
  if (line === undefined) return null;
  const number = (word: string) => Number(line.match(new RegExp(`(\\d+) ${word}`))?.[1] ?? 0);
  return { passed: number("passed"), failed: number("failed"), skipped: number("ignored") };
}

async function run(part: Part): Promise<Count> {
  say(`\n── ${part.title}`);
  const child = new Deno.Command(Deno.execPath(), {
    args: [...part.args],
    cwd: root,
    env: { NO_COLOR: "1", ...part.env },
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const [output, , status] = await Promise.all([pass(child.stdout), pass(child.stderr), child.status]);
  const count = countOf(output) ?? { passed: 0, failed: 0, skipped: 0 };
  // A module that does not load, an error outside any test: no test failed, and yet it did.
  return status.success || count.failed > 0 ? count : { ...count, failed: 1 };
}

async function pass(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<string> {
  let text = "";
  for await (const part of stream.pipeThrough(new TextDecoderStream())) {
    await Deno.stdout.write(new TextEncoder().encode(part));
    text += part;
  }
  return text;
}

function say(line: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(line + "\n"));
}

/** How many tests the journeys hold, for saying how many were left out. */
async function journeys(): Promise<number> {
  let count = 0;
  for await (const file of Deno.readDir(new URL("e2e/", root))) {
    if (!/_test\.tsx?$/.test(file.name)) continue;
    const text = await Deno.readTextFile(new URL(`e2e/${file.name}`, root));
    count += text.match(/^\s*(Deno\.test|journey)\(/gm)?.length ?? 0;
  }
  return count;
}

async function main(): Promise<number> {
  const chromium = await findChromium();
  if (chromium === null) say(HOW_TO_GET_CHROMIUM);
  const counts = [
    await run({
      title: "everything, on an embedded database",
      args: [...deno, "--ignore=e2e,node_modules,dist,data"],
    }),
    await run({
      title: "the core and the workers, on a libSQL server and its replica",
      args: [...deno, "core", "workers"],
      env: { BALCAO_TEST_DATABASE: "replicated" },
    }),
    chromium === null ? { passed: 0, failed: 0, skipped: await journeys() } : await run({
      title: "journeys in a browser",
      args: [...deno, "e2e"],
      env: { CHROMIUM_PATH: chromium },
    }),
  ];
  const sum = (kind: keyof Count) => counts.reduce((total, count) => total + count[kind], 0);
  if (chromium === null) say(HOW_TO_GET_CHROMIUM);
  say(`\n${sum("passed")} passed, ${sum("failed")} failed, ${sum("skipped")} skipped`);
  return sum("failed") === 0 && sum("skipped") === 0 ? 0 : 1;
}

if (import.meta.main) Deno.exit(await main());
