/** The process as a command sees it: environment, standard input and output, signals. */

import { VARIABLES } from "../core/config.ts";
import type { Io } from "./command.ts";

const encoder = new TextEncoder();

/** The streams and signals of this process. */
export function processIo(): Io {
  let lines: AsyncIterator<string> | undefined;
  return {
    env: Object.fromEntries(Object.keys(VARIABLES).map((name) => [name, Deno.env.get(name)])),
    out: (line) => writeAll(Deno.stdout, line + "\n"),
    err: (line) => writeAll(Deno.stderr, line + "\n"),
    async readLine() {
      lines ??= readLines(Deno.stdin.readable);
      const next = await lines.next();
      return next.done ? "" : next.value;
    },
    async untilInputEnds() {
      for await (const _ of Deno.stdin.readable); // whatever comes is of no interest
    },
    onStop(listener) {
      let asked = false;
      const once = () => {
        if (!asked) listener();
        asked = true;
      };
      for (const signal of ["SIGINT", "SIGTERM"] as const) Deno.addSignalListener(signal, once);
    },
  };
}

// A pipe may take a part only; a log line must not be cut.
function writeAll(to: { writeSync(bytes: Uint8Array): number }, text: string): void {
  let rest = encoder.encode(text);
  try {
    while (rest.length > 0) rest = rest.subarray(to.writeSync(rest));
  } catch (error) {
    // Whoever read has gone (`| head`, a log collector that died): no reason for the server to fail.
    if (!(error instanceof Deno.errors.BrokenPipe)) throw error;
  }
}

async function* readLines(input: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<string> {
  let text = "";
  for await (const part of input.pipeThrough(new TextDecoderStream())) {
    text += part;
    for (let end; (end = text.indexOf("\n")) >= 0; text = text.slice(end + 1)) {
      yield text.slice(0, end).replace(/\r$/, "");
    }
  }
  if (text) yield text;
}
