/** The rail at the left edge of a desk: only places that exist. */

import { Icon } from "./Icon.tsx";
import { useText } from "./reader.ts";
import { SignOut } from "./SignOut.tsx";

/** Draws the rail. */
export function Rail() {
  const t = useText();
  return (
    <nav class="rail" aria-label={t("main_menu")}>
      <span class="logo" title={t("app_name")}>
        <Icon name="bell" label={t("app_name")} />
      </span>
      <a href="/tickets" aria-current="page" title={t("tickets")}>
        <Icon name="inbox" label={t("tickets")} />
      </a>
      <span class="grow" />
      <SignOut />
    </nav>
  );
}
