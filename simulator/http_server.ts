/**
 * The HTTP server under the simulator: Node's, since it alone can cut a
 * connection without an answer. Deno.serve always sends a status line first,
 * and "no answer at all" is the very accident an inbox has to survive.
 */
import { Buffer } from "node:buffer";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

const dropped = new WeakSet<Response>();

/** An answer that is none: the connection is cut in its place. */
export function dropConnection(): Response {
  const response = new Response(null, { status: 500 });
  dropped.add(response);
  return response;
}

/** A listening server. */
export interface HttpServer {
  port: number;
  stop(): Promise<void>;
}

/** Serves `handle` on this address; port 0 takes a free one. */
export async function startHttpServer(
  hostname: string,
  port: number,
  handle: (request: Request) => Response | Promise<Response>,
): Promise<HttpServer> {
  const server = createServer(async (incoming, outgoing) => {
    try {
      const response = await handle(await toRequest(incoming));
      if (dropped.has(response)) incoming.socket.destroy();
      else await answer(response, outgoing);
    } catch {
      // The client has gone, or the handler is broken: either way this connection has nothing more to say.
      incoming.socket.destroy();
    }
  });
  await new Promise<void>((listening, failed) => {
    server.once("error", failed);
    server.listen(port, hostname, listening);
  });
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : port,
    stop: () =>
      new Promise<void>((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
}

async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  const url = `http://${incoming.headers.host ?? "localhost"}${incoming.url ?? "/"}`;
  const method = incoming.method ?? "GET";
  if (method === "GET" || method === "HEAD") return new Request(url, { method, headers });
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return new Request(url, { method, headers, body: new Uint8Array(Buffer.concat(chunks)) });
}

async function answer(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  if (!response.body) return void outgoing.end();
  const reader = response.body.getReader();
  outgoing.once("close", () => reader.cancel().catch(() => {}));
  for (let part = await reader.read(); !part.done; part = await reader.read()) outgoing.write(part.value);
  outgoing.end();
}
