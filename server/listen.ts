/**
 * The port: every request comes in here, gets its answer and its line in the
 * log, and on the way out nobody is cut off before the time given to `stop` is up.
 *
 * Closing the port at once would break off bodies that are just being read (the
 * runtime does that), so what is new is sent away with 503 until what is under
 * way is done; only then the port closes.
 *
 * The danger is a log that tells secrets: a line holds the path without its
 * query (Meta's verify token stands there), no header and no body. Deliveries
 * are many and say nothing each: they are logged at `debug`.
 */

import { unavailable } from "../core/errors.ts";
import type { Log } from "../core/log.ts";

/** The path Meta knocks at. */
export const WEBHOOK_PATH = "/webhooks/whatsapp";

/** Where to listen and who answers. */
export interface Listen {
  readonly host: string;
  readonly port: number;
  readonly log: Log;
  readonly answer: (request: Request, info: Deno.ServeHandlerInfo) => Promise<Response> | Response;
  /** Whether a proxy stands in front, whose word about the caller's address is taken. */
  readonly behindProxy: boolean;
}

/** An open port. */
export interface Port {
  readonly port: number;
  /** What people type, as far as the process can know. */
  readonly url: string;
  /** Takes no new requests, lets those under way finish, for at most `ms`. */
  stop(ms: number): Promise<void>;
}

/** Opens the port; refuses `port_unusable`. */
export async function listen(options: Listen): Promise<Port> {
  try {
    return await open(options);
  } catch (cause) { // said in words: this is what a second start stumbles over
    const where = `${options.host}:${options.port}`;
    throw unavailable("port_unusable", `Can't listen on ${where}: ${cause}`, { where }, cause);
  }
}

async function open({ host, port, log, answer, behindProxy }: Listen): Promise<Port> {
  const abort = new AbortController();
  let underWay = 0;
  let closing = false;
  let drained = () => {};
  const listening = Promise.withResolvers<number>();
  const server = Deno.serve({
    hostname: host,
    port,
    signal: abort.signal,
    onListen: (address) => listening.resolve(address.port),
    onError(error) { // past every border of ours: a bug in the way out
      log.error("request_failed", { error });
      return new Response("Internal Server Error\n", { status: 500 });
    },
  }, async (request, info) => {
    if (closing) {
      return new Response("Stopping\n", {
        status: 503,
        headers: { "retry-after": "2", connection: "close" },
      });
    }
    underWay++;
    try {
      return await respond(request, info);
    } finally { // answered or failed, it is no longer under way
      if (--underWay === 0) drained();
    }
  });
  async function respond(request: Request, info: Deno.ServeHandlerInfo): Promise<Response> {
    const started = performance.now();
    const asked = behindProxy || !request.headers.has("x-forwarded-for")
      ? request
      : withoutForwarded(request);
    const response = await answer(asked, info);
    const path = pathOf(request.url);
    const hot = path === WEBHOOK_PATH || path === "/healthz" || path === "/readyz";
    log[hot && response.status < 400 ? "debug" : "info"]("request", {
      request_id: hot ? undefined : response.headers.get("x-request-id") ?? undefined,
      method: request.method,
      path,
      status: response.status,
      ms: Math.round((performance.now() - started) * 10) / 10,
    });
    return response;
  }
  const actual = await listening.promise;
  const shown = host === "0.0.0.0" || host === "::" ? "localhost" : host.includes(":") ? `[${host}]` : host;
  return {
    port: actual,
    url: `http://${shown}:${actual}`,
    async stop(ms) {
      const late = setTimeout(() => abort.abort(), ms);
      closing = true;
      if (underWay > 0) {
        const over = new Promise<void>((resolve) => setTimeout(resolve, ms));
        await Promise.race([over, new Promise<void>((resolve) => drained = resolve)]);
      }
      await server.shutdown().catch(() => {}); // an abort ends it this way
      clearTimeout(late);
    },
  };
}

/** Nobody but a proxy of ours may say where a request comes from. */
function withoutForwarded(request: Request): Request {
  const headers = new Headers(request.headers);
  headers.delete("x-forwarded-for");
  return new Request(request, { headers });
}

/** The path of an absolute URL without the cost of parsing it. */
export function pathOf(url: string): string {
  const start = url.indexOf("/", url.indexOf("//") + 2);
  if (start < 0) return "/";
  const end = url.slice(start).search(/[?#]/);
  return end < 0 ? url.slice(start) : url.slice(start, start + end);
}
