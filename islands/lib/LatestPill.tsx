/** The way down for whoever reads further up, with how many messages have come meanwhile. */

import { Icon } from "../../components/Icon.tsx";
import { useText } from "../../components/reader.ts";

/** Draws the button. */
export function LatestPill({ count, onClick }: { count: number; onClick: () => void }) {
  const t = useText();
  const words = count
    ? t(count === 1 ? "new_messages_one" : "new_messages_other", { n: count })
    : t("newest_messages");
  return (
    <button class={count ? "btn latest" : "ib latest"} type="button" title={words} onClick={onClick}>
      <Icon name="down" label={count ? undefined : words} />
      {count > 0 && words}
    </button>
  );
}
