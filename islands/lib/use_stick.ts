/**
 * Where a thread stands when messages come: at its end it stays at its end; whoever
 * reads further up stays where they read, and is told that there is news.
 *
 * The pane runs in column-reverse, so its end is scrollTop 0 and up is negative.
 */

import { useLayoutEffect, useRef } from "preact/hooks";
import { useLive } from "./use_live.ts";

const NEAR = 80;
/** So near to its beginning, older messages are fetched. */
const OLD = 600;

/** Follows the end of the pane; `newest` changes when a message is added there, `onOld` is told near its beginning. */
export function useStick(newest: string | undefined, onOld: () => void) {
  const pane = useRef<HTMLDivElement>(null);
  const away = useLive(() => false);
  const news = useLive(() => 0);
  const height = useRef(0);
  const known = useRef(newest);

  useLayoutEffect(() => {
    const { current } = pane;
    if (!current) return;
    const grown = current.scrollHeight - height.current;
    if (known.current !== newest && away.value) {
      current.scrollTop -= grown;
      news.value++;
    }
    known.current = newest;
    height.current = current.scrollHeight;
  });

  return {
    pane,
    /** Reads further up. */
    away,
    /** How many messages have come meanwhile. */
    news,
    onScroll() {
      away.value = (pane.current?.scrollTop ?? 0) < -NEAR;
      if (!away.value) news.value = 0;
      const { current } = pane;
      if (current && current.scrollHeight + current.scrollTop - current.clientHeight < OLD) onOld();
    },
    toEnd() {
      if (pane.current) pane.current.scrollTop = 0;
    },
  };
}
