/** Wakes the players of a thread as soon as there is one: a first press must find them listening. */

import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";
import { useText } from "../../components/reader.ts";
import type { Message } from "../../core/messages/message.ts";

/** Keeps the players below `pane` alive. */
export function usePlayers(pane: RefObject<HTMLElement | null>, messages: readonly Message[]): void {
  const t = useText();
  const needed = messages.some(({ media }) => media?.kind === "audio" && media.state === "stored");
  useEffect(() => {
    if (!needed) return;
    let stop: (() => void) | undefined;
    let gone = false;
    import("./player.ts").then(({ startPlayers }) => {
      if (pane.current && !gone) stop = startPlayers(pane.current, t);
    }, () => {}); // no line: the next sound tries again
    return () => {
      gone = true;
      stop?.();
    };
  }, [needed]);
}
