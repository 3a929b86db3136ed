/** What stands in front of several nodes: passes each webhook on to the next one in turn. */

import type { ServerProcess } from "./server_process.ts";

/** A balancer that listens. */
export interface Balancer {
  readonly url: string;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Starts a balancer in front of those servers. */
export function openBalancer(servers: readonly ServerProcess[]): Balancer {
  let turn = 0;
  const balancer = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, async (request) => {
    const server = servers[turn++ % servers.length];
    const { pathname } = new URL(request.url);
    const { method, headers } = request;
    const reply = await fetch(`${server?.url}${pathname}`, { method, headers, body: await request.bytes() });
    return new Response(await reply.text(), { status: reply.status });
  });
  return {
    url: `http://127.0.0.1:${balancer.addr.port}`,
    [Symbol.asyncDispose]: () => balancer.shutdown(),
  };
}
