/** The line is down: said once, under the head, to everybody. */

import { Icon } from "./Icon.tsx";
import { useText } from "./reader.ts";

/** Draws the strip. */
export function OfflineStrip() {
  const t = useText();
  return (
    <p class="say wait">
      <Icon name="offline" />
      {t("offline")}
    </p>
  );
}
