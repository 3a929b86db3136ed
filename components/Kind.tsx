/** A message in one line: its kind's icon, and its words or its kind's. */

import { Icon } from "./Icon.tsx";
import { kindOf } from "./kind_words.ts";
import { useText } from "./reader.ts";

/** Draws the line; `words` go before the kind's own. */
export function Kind({ type, words }: { type: string; words: string | null }) {
  const t = useText();
  const kind = kindOf(type);
  return (
    <>
      {kind && <Icon name={kind[0]} label={words === null ? undefined : t(kind[1])} />}
      {words !== null ? <q>{words}</q> : kind ? t(kind[1]) : t("unknown_snippet", { type })}
    </>
  );
}
