/**
 * A line to a real primary that can fall ill: told to, it answers every request
 * for a statement with an error, in the very words a libSQL server has for it.
 *
 * The danger is a dialect that the line does not speak: so it denies every
 * protocol but the second, whose requests are plain JSON.
 */

/** What the primary answers instead of doing its work. */
export interface Illness {
  readonly code: string;
  readonly message: string;
  /** How many requests get this answer; all, if absent. */
  readonly times?: number;
}

/** A line under a test's control. */
export interface SickPrimary {
  readonly url: string;
  fallIll(illness: Illness): void;
  recover(): void;
  stop(): Promise<void>;
}

/** Opens a line to the primary at `url`. */
export function startSickPrimary(url: string): SickPrimary {
  let illness: Illness | undefined;
  let left = 0;
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: () => {} }, async (request) => {
    const { pathname, search } = new URL(request.url);
    if (pathname.startsWith("/v3")) return new Response(null, { status: 404 });
    const body = request.method === "POST" ? await request.text() : null;
    if (illness && body !== null && pathname === "/v2/pipeline" && left-- > 0) return refusal(body, illness);
    const { method, headers } = request;
    return await fetch(url + pathname + search, { method, headers, body });
  });
  return {
    url: `http://127.0.0.1:${server.addr.port}`,
    fallIll(with_) {
      illness = with_;
      left = with_.times ?? Infinity;
    },
    recover: () => void (illness = undefined),
    stop: () => server.shutdown(),
  };
}

function refusal(body: string, { code, message }: Illness): Response {
  const { requests }: { requests: { type: string }[] } = JSON.parse(body);
  const results = requests.map(({ type }) =>
    type === "close" ? { type: "ok", response: { type } } : { type: "error", error: { code, message } }
  );
  return Response.json({ baton: null, base_url: null, results });
}
