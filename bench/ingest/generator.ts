/**
 * The generator of the ingest bench, a process of its own: plain sockets kept
 * alive, one delivery under way on each. Closed loop: the next one as soon as
 * the last is answered. Paced: by the clock, and the wait for a free connection
 * counts as latency.
 *
 *   deno run -A bench/ingest/generator.ts --url … --run … --count … [--rate n/s] [--first n]
 *
 * Prints one line of JSON: latencies of the answers, and what was not 200.
 */

import { parseArgs } from "node:util";
import { bodyOf, signatureOf } from "./deliveries.ts";
import { quantile } from "./process_figures.ts";

const { values } = parseArgs({
  args: Deno.args,
  options: {
    url: { type: "string", default: "" },
    run: { type: "string", default: "" },
    count: { type: "string", default: "40000" },
    connections: { type: "string", default: "16" },
    rate: { type: "string", default: "0" },
  },
});
const { hostname, port, pathname } = new URL(values.url);
const [count, connections, rate] = [values.count, values.connections, values.rate].map(Number) as [
  number,
  number,
  number,
];

const encoder = new TextEncoder();
const decoder = new TextDecoder();

function requestOf(n: number): Uint8Array {
  const body = bodyOf(n, values.run, Date.now());
  const head = encoder.encode(
    `POST ${pathname} HTTP/1.1\r\nhost: ${hostname}:${port}\r\ncontent-type: application/json\r\n` +
      `x-hub-signature-256: ${signatureOf(body)}\r\ncontent-length: ${body.length}\r\n\r\n`,
  );
  const request = new Uint8Array(head.length + body.length);
  request.set(head);
  request.set(body, head.length);
  return request;
}

/** Closed loop: everything is signed beforehand, so that the generator takes little of the machine. */
const prepared = rate === 0 ? Array.from({ length: count }, (_, n) => requestOf(n)) : null;

const latencies = new Float64Array(count);
const refused: Record<string, number> = {};
let next = 0;

async function answer(connection: Deno.Conn, buffer: Uint8Array): Promise<number> {
  let text = "";
  while (true) {
    const read = await connection.read(buffer);
    if (read === null) throw new Error("the server closed the connection");
    text += decoder.decode(buffer.subarray(0, read));
    const end = text.indexOf("\r\n\r\n");
    if (end < 0) continue;
    const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0);
    if (text.length >= end + 4 + length) return Number(text.slice(9, 12));
  }
}

async function send(started: number): Promise<void> {
  const connection = await Deno.connect({ hostname, port: Number(port) });
  connection.setNoDelay(true);
  const buffer = new Uint8Array(4096);
  while (next < count) {
    const n = next++;
    let due = performance.now();
    if (rate > 0) {
      due = started + n / rate * 1000;
      const wait = due - performance.now();
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    }
    const request = prepared?.[n] ?? requestOf(n);
    for (let done = 0; done < request.length;) done += await connection.write(request.subarray(done));
    const status = await answer(connection, buffer);
    latencies[n] = performance.now() - due;
    if (status !== 200) refused[status] = (refused[status] ?? 0) + 1;
  }
  connection.close();
}

// Connections are opened and the server is warm before the clock starts.
const started = performance.now();
const startedAt = Date.now();
await Promise.all(Array.from({ length: connections }, () => send(started)));
const ms = performance.now() - started;
latencies.sort();
// deno-lint-ignore no-console -- the answer to the bench
console.log(JSON.stringify({
  startedAt,
  ms,
  p50: quantile(latencies, 0.5),
  p99: quantile(latencies, 0.99),
  max: quantile(latencies, 1),
  refused,
}));
