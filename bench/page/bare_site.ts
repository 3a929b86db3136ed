/**
 * The machine's own limit: a page with nothing on it, and one line that is told by
 * an event stream. What this takes no inbox can save.
 */

const EMPTY = `<!doctype html><meta charset=utf-8><title>.</title><p class=row>.</p>`;
const LIVE = `${EMPTY}<script>
new EventSource("/stream").onmessage = ({ data }) => document.querySelector(".row").textContent = data;
</script>`;

/** The bare site. */
export interface BareSite {
  readonly url: string;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Starts it: `/` is empty, `/live` shows what is posted to `/tell`. */
export function openBareSite(): BareSite {
  const listeners = new Set<ReadableStreamDefaultController<Uint8Array>>();
  const encoder = new TextEncoder();
  const stop = new AbortController();
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen() {}, signal: stop.signal },
    async (request) => {
      const { pathname } = new URL(request.url);
      if (pathname === "/stream") {
        const body = new ReadableStream<Uint8Array>({
          start: (controller) => void listeners.add(controller),
        });
        return new Response(body, { headers: { "content-type": "text/event-stream" } });
      }
      if (pathname === "/tell") {
        const told = encoder.encode(`data: ${await request.text()}\n\n`);
        for (const one of listeners) one.enqueue(told);
        return new Response(null);
      }
      return new Response(pathname === "/live" ? LIVE : EMPTY, { headers: { "content-type": "text/html" } });
    },
  );
  return {
    url: `http://127.0.0.1:${server.addr.port}`,
    async [Symbol.asyncDispose]() {
      stop.abort();
      await server.finished.catch(() => {}); // streams that are cut are what was wanted
    },
  };
}
