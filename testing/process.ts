/** Real child processes for tests: started, listened to, killed. */

/** A child whose lines a test reads. */
export interface Child {
  /** The next lines of its standard output, as they come. */
  readonly lines: AsyncIterable<string>;
  /** kill -9; resolves when it is gone. */
  kill(): Promise<void>;
  /** Its exit code once it has ended by itself. */
  ended(): Promise<number>;
}

/** Starts a script of `testing/processes/`. */
export function startProcess(script: string, ...args: string[]): Child {
  const path = new URL(`processes/${script}`, import.meta.url).pathname;
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", "-A", "--no-check", path, ...args],
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  return {
    lines: linesOf(child.stdout),
    async kill() {
      child.kill("SIGKILL");
      await child.status;
    },
    ended: async () => (await child.status).code,
  };
}

async function* linesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  let rest = "";
  const decoder = new TextDecoder();
  for await (const chunk of stream) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest) yield rest;
}
