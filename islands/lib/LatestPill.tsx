/** News below, for whoever reads further up: a way down, announced once. */

import { Icon } from "../../components/Icon.tsx";
import { useText } from "../../components/reader.ts";

/** Draws the button. */
export function LatestPill({ onClick }: { onClick: () => void }) {
  const t = useText();
  return (
    <button class="btn latest" type="button" onClick={onClick}>
      <Icon name="down" />
      {t("new_messages")}
    </button>
  );
}
