/**
 * Who looks at the page is told that something changed, never what.
 *
 * A change names the place (`chat`, `deliveries`, `state`) and the page fetches
 * that place again: so it cannot show anything the server does not hold.
 * Nobody looking costs nothing, which is what a bench needs.
 */

/** A place where something is new. */
export interface Change {
  place: "chat" | "phones" | "deliveries" | "state";
  phone?: string;
}

/** The listeners. */
export interface Changes {
  announce(change: Change): void;
  /** How many there have been: whoever saves the state sees by it whether there is anything to save. */
  count(): number;
  /** A server-sent event stream of all changes from now on. */
  follow(): ReadableStream<Uint8Array>;
  /** Ends every stream. */
  close(): void;
}

const encoder = new TextEncoder();

/** No listeners yet. */
export function openChanges(): Changes {
  const listeners = new Set<ReadableStreamDefaultController<Uint8Array>>();
  let announced = 0;
  const send = (text: string) => {
    const bytes = encoder.encode(text);
    for (const listener of listeners) {
      // A reader that has stalled is let go; its browser comes back and loads everything.
      if ((listener.desiredSize ?? 0) < -1000) {
        listeners.delete(listener);
        listener.close();
      } else listener.enqueue(bytes);
    }
  };
  const heartbeat = setInterval(() => send(":\n\n"), 15_000);
  return {
    announce(change) {
      announced++;
      if (listeners.size > 0) send(`data: ${JSON.stringify(change)}\n\n`);
    },
    count: () => announced,
    follow() {
      let own: ReadableStreamDefaultController<Uint8Array>;
      return new ReadableStream<Uint8Array>({
        start(controller) {
          own = controller;
          listeners.add(controller);
          controller.enqueue(encoder.encode("retry: 1000\n\n"));
        },
        cancel: () => void listeners.delete(own),
      });
    },
    close() {
      clearInterval(heartbeat);
      for (const listener of listeners) listener.close();
      listeners.clear();
    },
  };
}
