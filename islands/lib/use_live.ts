/**
 * State that listeners outside of a drawing read and change: an event stream calls
 * back long after the drawing that opened it, and must see what is there now.
 */

import { useMemo, useState } from "preact/hooks";

/** A value that redraws its component when it is set. */
export interface Live<T> {
  value: T;
}

/** A live value; `initial` is asked once. */
export function useLive<T>(initial: () => T): Live<T> {
  const [, redraw] = useState(0);
  return useMemo(() => {
    let now = initial();
    return {
      get value() {
        return now;
      },
      set value(next) {
        if (next === now) return;
        now = next;
        redraw((count) => count + 1);
      },
    };
  }, []);
}
