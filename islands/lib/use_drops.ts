/**
 * A file dropped on a thread is never the browser's to open: it would take the page
 * and everything typed in it, also where nothing can be written just now. Who can
 * take the file (the composer) listens for the same drop.
 */

import { useEffect } from "preact/hooks";

/** Keeps the page where it is when files are dropped on it; `taken`: whether somebody takes them. */
export function useDrops(taken: boolean): void {
  useEffect(() => {
    const hold = (drag: DragEvent) => {
      const { dataTransfer } = drag;
      if (!dataTransfer?.types.includes("Files")) return;
      drag.preventDefault();
      if (!taken) dataTransfer.dropEffect = "none";
    };
    addEventListener("dragover", hold);
    addEventListener("drop", hold);
    return () => {
      removeEventListener("dragover", hold);
      removeEventListener("drop", hold);
    };
  }, [taken]);
}
