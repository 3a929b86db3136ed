/**
 * The primary's change stream, where it has one: a nudge that the events table
 * has grown, a few milliseconds after the commit, whichever node made it.
 *
 * The danger is to rely on it: it is young, may say nothing, and a hosted
 * primary may lack it. It only makes news faster; the poll makes it certain.
 */

import type { Log } from "../../log.ts";

/** Calls `nudge` whenever the primary says that events were written; the result stops it. */
export function listenForChanges(
  { url, authToken, nudge, log }: { url: string; authToken?: string; nudge: () => void; log: Log },
): () => void {
  const stopped = new AbortController();
  const address = `${url.replace(/^libsql:/, "https:").replace(/\/$/, "")}/beta/listen?table=events`;
  const headers = authToken ? { authorization: `Bearer ${authToken}` } : undefined;

  const listen = async () => {
    for (let wait = 500; !stopped.signal.aborted; wait = Math.min(wait * 2, 30_000)) {
      try {
        const response = await fetch(address, { headers, signal: stopped.signal });
        if (!response.ok || !response.body) {
          await response.body?.cancel();
          if (response.status === 404) return log.info("change_stream_absent");
        } else {
          for await (const _ of response.body) {
            wait = 500;
            nudge();
          }
        }
      } catch {
        // The line broke or we hung up; the poll goes on meanwhile.
      }
      if (!stopped.signal.aborted) await pause(wait);
    }
  };
  listen();
  return () => stopped.abort();
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => Deno.unrefTimer(setTimeout(resolve, ms)));
}
