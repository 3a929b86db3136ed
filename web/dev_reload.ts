/** What reloads an open page while developing: a script of our own and the stream it listens to. */

import { Hono } from "hono";
import { encodeEvent, type EventClient, eventStream } from "./event_stream.ts";

/** The reloading of pages; `createApp({ dev })` mounts it at `/_dev`. */
export interface DevReload {
  app: Hono;
  /** URL of the script every page loads. */
  script: string;
  /** Has every open page reload. */
  reload(): void;
}

// The stream tells which run of which build answers: another number after a reconnect means new code.
const SCRIPT = `let seen;
new EventSource("/_dev/reload").onmessage = ({ data }) => {
  if (seen !== undefined && seen !== data) location.reload();
  seen = data;
};
`;

/** Opens the reloading of pages; a restarted server counts as a change. */
export function createDevReload(): DevReload {
  const clients = new Set<EventClient>();
  let build = Date.now();
  const hello = () => encodeEvent({ data: String(build) });
  const app = new Hono();
  app.get(
    "/reload.js",
    (c) => c.body(SCRIPT, 200, { "content-type": "text/javascript", "cache-control": "no-store" }),
  );
  app.get("/reload", () =>
    eventStream((client) => {
      clients.add(client);
      client.send(hello());
      return () => clients.delete(client);
    }));
  return {
    app,
    script: "/_dev/reload.js",
    reload() {
      build++;
      for (const client of clients) client.send(hello());
    },
  };
}
