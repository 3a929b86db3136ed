/** What became of a delivery, in a word. */

import { useText } from "../../reader.ts";

const TONES = { pending: "mark warning", processed: "mark ok", set_aside: "mark failed" } as const;

/** Draws the mark. */
export function StateMark({ state }: { state: keyof typeof TONES }) {
  const t = useText();
  return <span class={TONES[state]}>{t(`journal_${state}`)}</span>;
}
