/**
 * The demo's server: a child process that is started again whenever it ends.
 *
 * The danger is an orphan that keeps the port and the data folder after its
 * demo has died: the child watches its standard input and goes when that ends.
 */

import { SERVE_PERMISSIONS } from "./permissions.ts";

/** How to run the child. */
export interface Supervise {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly url: string;
  readonly onRestart: () => void;
}

/** A child that is kept alive until stopped. */
export interface Supervised {
  /** Resolves when it answers for the first time; rejects if it ends before. */
  readonly ready: Promise<void>;
  pid(): number;
  stop(): Promise<void>;
}

/** Starts the server and keeps it running. */
export function superviseServer({ env, url, onRestart }: Supervise): Supervised {
  const main = new URL("../main.ts", import.meta.url);
  const start = () =>
    new Deno.Command(Deno.execPath(), {
      args: ["run", "--quiet", ...SERVE_PERMISSIONS, main.href, "serve", "--with-stdin"],
      env: Object.fromEntries(
        Object.entries(env).flatMap(([name, value]) => value === undefined ? [] : [[name, value]]),
      ),
      cwd: new URL("..", import.meta.url),
      stdin: "piped",
      stdout: "inherit",
      stderr: "inherit",
    }).spawn();
  let child = start();
  let stopping = false;
  let answered = false;
  const watching = (async () => {
    for (;;) {
      const { code } = await child.status;
      if (stopping) return;
      if (!answered) throw new Error(`the server ended with ${code} before it answered`);
      onRestart();
      await new Promise((resolve) => setTimeout(resolve, 500));
      if (stopping) return;
      child = start();
    }
  })();
  watching.catch(() => {}); // told by `ready`
  const ready = Promise.race([untilItAnswers(url).then(() => void (answered = true)), watching]);
  return {
    ready,
    pid: () => child.pid,
    async stop() {
      stopping = true;
      await child.stdin.close().catch(() => {}); // it may be gone already
      await child.status;
    },
  };
}

async function untilItAnswers(url: string): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt++) {
    const ok = await fetch(`${url}/healthz`).then((reply) => reply.text().then(() => reply.ok), () => false);
    if (ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`the server does not answer at ${url}`);
}
