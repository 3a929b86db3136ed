/**
 * The program as a real process, for tests of what only processes show: exit
 * codes, signals, locks, what stands in the logs.
 *
 * It runs with the very permissions of the tasks, so that a missing one fails
 * here and not on somebody's server.
 */

import { SERVE_PERMISSIONS } from "../cli/permissions.ts";

const root = new URL("../", import.meta.url);

/** The environment of a process: nothing of the machine's own configuration gets in. */
export type Env = Readonly<Record<string, string>>;

function command(args: readonly string[], env: Env, stdin: "piped" | "null") {
  return new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", "--no-prompt", "--no-check", ...SERVE_PERMISSIONS, "main.ts", ...args],
    cwd: root,
    env: { ...kept(), ...env },
    clearEnv: true,
    stdin,
    stdout: "piped",
    stderr: "piped",
  });
}

/** What Deno itself needs to find its caches. */
function kept(): Record<string, string> {
  const names = ["HOME", "PATH", "DENO_DIR", "TMPDIR", "XDG_CACHE_HOME"];
  return Object.fromEntries(names.flatMap((name) => {
    const value = Deno.env.get(name);
    return value === undefined ? [] : [[name, value]];
  }));
}

/** What a command said and how it ended. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command to its end; `input` is its standard input. */
export async function runBalcao(args: readonly string[], env: Env, input = ""): Promise<Ran> {
  const child = command(args, env, "piped").spawn();
  const writer = child.stdin.getWriter();
  await writer.write(new TextEncoder().encode(input)).catch(() => {}); // it may not care for input
  await writer.close().catch(() => {});
  const { code, stdout, stderr } = await child.output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { code, out: text(stdout).trim(), err: text(stderr).trim() };
}

/** A serving process. */
export interface Serving {
  readonly url: string;
  readonly pid: number;
  /** Everything it has written so far. */
  output(): string;
  kill(signal: "SIGTERM" | "SIGINT" | "SIGKILL"): void;
  readonly ended: Promise<{ code: number; signal: string | null }>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Starts `serve` on a free port; resolves when it listens, rejects with what it said if it ends before. */
export async function startBalcao(env: Env, args: readonly string[] = []): Promise<Serving> {
  const child = command(["serve", ...args], { HOST: "127.0.0.1", PORT: "0", ...env }, "null").spawn();
  let output = "";
  const serving = Promise.withResolvers<string>();
  const follow = async (stream: ReadableStream<Uint8Array<ArrayBuffer>>) => {
    for await (const part of stream.pipeThrough(new TextDecoderStream())) {
      output += part;
      const url = /"event":"serving","url":"([^"]+)"/.exec(output)?.[1];
      if (url) serving.resolve(url);
    }
  };
  const read = Promise.all([follow(child.stdout), follow(child.stderr)]);
  const ended = child.status.then(async ({ code, signal }) => {
    await read;
    serving.reject(new Error(`serve ended with ${code}: ${output}`));
    return { code, signal };
  });
  const url = await serving.promise;
  const kill = (signal: Deno.Signal) => {
    try {
      child.kill(signal);
    } catch { // it has ended already
    }
  };
  return {
    url,
    pid: child.pid,
    output: () => output,
    kill,
    ended,
    async [Symbol.asyncDispose]() {
      kill("SIGKILL");
      await ended;
    },
  };
}

/** A folder that is gone when the test is. */
export async function aFolder(): Promise<{ path: string; [Symbol.asyncDispose](): Promise<void> }> {
  const path = await Deno.makeTempDir({ prefix: "balcao-" });
  return { path, [Symbol.asyncDispose]: () => Deno.remove(path, { recursive: true }) };
}
