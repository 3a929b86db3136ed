/**
 * The real server as a child process, to be killed, frozen, stopped and started
 * again on the same port and data folder, as an accident would.
 *
 * The danger is a child that outlives its test: whoever starts one stops it, and
 * its log is kept to be shown when the test has failed.
 */

import { SERVE_PERMISSIONS } from "../../cli/permissions.ts";
import { eventually } from "../eventually.ts";

const ROOT = new URL("../../", import.meta.url);
const KEPT_LINES = 4000;

/** How to start a server. */
export interface ServerOptions {
  readonly dataDir: string;
  readonly graphApiUrl: string;
  readonly env?: Readonly<Record<string, string>>;
  /** More arguments of `serve`. */
  readonly args?: readonly string[];
}

/** A server under a test's control. */
export interface ServerProcess {
  readonly port: number;
  readonly dataDir: string;
  /** Without a slash at the end. */
  readonly url: string;
  readonly pid: number;
  /** Starts it and waits until it is ready; the milliseconds that took. */
  start(): Promise<number>;
  /** kill -9. */
  kill(): Promise<void>;
  /** SIGTERM; its exit code. */
  stop(): Promise<number>;
  /** Stands still without dying, as an overloaded machine does, until `thaw`. */
  freeze(): void;
  thaw(): void;
  /** Its newest log lines. */
  log(): readonly string[];
}

/** A server that has not been started yet, on a free port. */
export function aServerProcess(options: ServerOptions): ServerProcess {
  const port = freePort();
  const url = `http://127.0.0.1:${port}`;
  const lines: string[] = [];
  let child: Deno.ChildProcess | undefined;

  async function keep(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<void> {
    let rest = "";
    for await (const part of stream.pipeThrough(new TextDecoderStream())) {
      const all = (rest + part).split("\n");
      rest = all.pop() ?? "";
      lines.push(...all);
      if (lines.length > KEPT_LINES) lines.splice(0, lines.length - KEPT_LINES);
    }
    if (rest) lines.push(rest);
  }

  async function end(signal: Deno.Signal): Promise<number> {
    if (!child) return 0;
    try {
      child.kill(signal);
    } catch {
      // It is dead already.
    }
    const { code } = await child.status;
    await reading;
    child = undefined;
    return code;
  }
  let reading: Promise<unknown> = Promise.resolve();

  return {
    port,
    dataDir: options.dataDir,
    url,
    get pid() {
      return child?.pid ?? 0;
    },
    async start() {
      const started = performance.now();
      const running = new Deno.Command(Deno.execPath(), {
        args: [
          "run",
          "--quiet",
          "--no-check",
          ...SERVE_PERMISSIONS,
          "main.ts",
          "serve",
          ...options.args ?? [],
        ],
        cwd: ROOT,
        env: {
          HOST: "127.0.0.1",
          PORT: String(port),
          DATA_DIR: options.dataDir,
          GRAPH_API_URL: options.graphApiUrl,
          LOG_LEVEL: "info",
          NO_COLOR: "1",
          ...options.env,
        },
        stdin: "null",
        stdout: "piped",
        stderr: "piped",
      }).spawn();
      child = running;
      reading = Promise.all([keep(running.stdout), keep(running.stderr)]);
      let ended = false;
      running.status.then(() => ended = true);
      await eventually(
        async () => {
          if (ended) throw new Error(`the server did not start:\n${lines.slice(-30).join("\n")}`);
          return await isReady(url);
        },
        `ready, its last words:\n${lines.slice(-10).join("\n")}`,
        20_000,
      );
      return performance.now() - started;
    },
    async kill() {
      await end("SIGKILL");
    },
    stop: () => end("SIGTERM"),
    freeze: () => child?.kill("SIGSTOP"),
    thaw: () => child?.kill("SIGCONT"),
    log: () => lines,
  };
}

async function isReady(url: string): Promise<boolean> {
  try {
    const reply = await fetch(`${url}/readyz`);
    await reply.body?.cancel();
    return reply.ok;
  } catch {
    return false; // nobody listens yet
  }
}

/** A port that nobody listens on just now. */
export function freePort(): number {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = listener.addr;
  listener.close();
  return port;
}
