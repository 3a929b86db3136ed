/**
 * A stream of server-sent events to one browser.
 *
 * The caller encodes an event once and hands the same bytes to every client. A
 * browser that stops reading must not make us hoard its events: when its backlog is
 * full it is dropped and the stream ends, and the browser comes back with
 * `Last-Event-ID`. The end is a proper one (Deno would print an error of the stream
 * as a failure of ours). Leaving is noticed by `cancel()`, never by polling.
 */

/** The server's end of one browser's stream. */
export interface EventClient {
  /** Queues bytes; false when the client has gone or was too slow and has been cut off. */
  send(bytes: Uint8Array): boolean;
  /** Resolves when at least half of what may lie unread is free, or the client has gone. */
  room(): Promise<void>;
  /** Ends the stream properly; the browser reconnects. */
  close(): void;
  readonly closed: boolean;
}

/** How patient a stream is. */
export interface EventStreamOptions {
  headers?: HeadersInit;
  heartbeatMs?: number;
  /** Bytes a browser may leave unread before it is cut off. */
  maxQueued?: number;
}

// Bytes given to the stream ahead of the reader; everything beyond is still ours to drop.
const HANDED_OVER = 16_384;
const HEARTBEAT = new TextEncoder().encode(":\n\n");

/** An event as it stands on the wire; `data` must be one line (JSON is). */
export function encodeEvent(event: { id?: string | number; name?: string; data: string }): Uint8Array {
  const id = event.id === undefined ? "" : `id: ${event.id}\n`;
  const name = event.name === undefined ? "" : `event: ${event.name}\n`;
  return new TextEncoder().encode(`${id}${name}data: ${event.data}\n\n`);
}

/**
 * Answers with an event stream. `subscribe` gets the client at once and returns what
 * must be undone when the client has gone; that runs exactly once, whoever ended it.
 */
export function eventStream(
  subscribe: (client: EventClient) => (() => void) | void,
  { headers, heartbeatMs = 20_000, maxQueued = 1_048_576 }: EventStreamOptions = {},
): Response {
  let closed = false;
  let undo: (() => void) | void;
  let timer: ReturnType<typeof setInterval> | undefined;
  let backlog: Uint8Array[] = [];
  let waiting = 0;
  let wantRoom: (() => void)[] = [];
  const wake = (): void => {
    for (const go of wantRoom) go();
    wantRoom = [];
  };
  const end = (finish?: () => void): void => {
    if (closed) return;
    closed = true;
    clearInterval(timer);
    finish?.();
    backlog = [];
    undo?.();
    wake();
  };
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const client: EventClient = {
        send(bytes) {
          if (closed) return false;
          if (backlog.length === 0 && (controller.desiredSize ?? 0) > 0) {
            controller.enqueue(bytes);
            return true;
          }
          waiting += bytes.byteLength;
          if (waiting > maxQueued) end(() => controller.close());
          else backlog.push(bytes);
          return !closed;
        },
        room: () =>
          closed || waiting <= maxQueued / 2 ? Promise.resolve() : new Promise((go) => wantRoom.push(go)),
        close: () =>
          end(() => {
            for (const bytes of backlog) controller.enqueue(bytes);
            controller.close();
          }),
        get closed() {
          return closed;
        },
      };
      timer = setInterval(() => client.send(HEARTBEAT), heartbeatMs);
      client.send(HEARTBEAT); // lets headers out at once, through any proxy
      undo = subscribe(client);
      if (closed) undo?.();
    },
    pull(controller) {
      while (!closed && (controller.desiredSize ?? 0) > 0) {
        const bytes = backlog.shift();
        if (bytes === undefined) break;
        waiting -= bytes.byteLength;
        controller.enqueue(bytes);
      }
      if (waiting <= maxQueued / 2) wake();
    },
    cancel: () => end(),
  }, new ByteLengthQueuingStrategy({ highWaterMark: HANDED_OVER }));
  const reply = new Response(body, { headers });
  reply.headers.set("content-type", "text/event-stream");
  reply.headers.set("cache-control", "no-cache, no-transform");
  reply.headers.set("x-accel-buffering", "no");
  return reply;
}
