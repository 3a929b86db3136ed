/**
 * The time, once a minute: one timer for everything on the screen that ages.
 * It begins as the server's time, so that the first frame is the one it painted.
 */

import { useEffect, useState } from "preact/hooks";

const watchers = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** The time to draw with. */
export function useNow(drawnAt: number): number {
  const [now, setNow] = useState(drawnAt);
  useEffect(() => {
    // The server's clock goes on from here; the machine's own may be wrong.
    const ahead = drawnAt - Date.now();
    const look = () => setNow(Date.now() + ahead);
    watchers.add(look);
    timer ??= setInterval(() => watchers.forEach((watcher) => watcher()), 60_000);
    return () => {
      watchers.delete(look);
    };
  }, []);
  return now;
}
