/** What WhatsApp did not hand on: what it was, and WhatsApp's own words about it. */

import type { Unsupported as Lost } from "../../core/messages/content.ts";
import type { TextKey } from "../../locales/mod.ts";
import { Icon } from "../Icon.tsx";
import { useText } from "../reader.ts";

const OF: Readonly<Record<string, TextKey>> = {
  poll: "unsupported_poll",
  edit: "unsupported_edit",
  media_placeholder: "placeholder",
};

/** Draws the card. */
export function Unsupported({ of: { of, code, title } }: { of: Lost }) {
  const t = useText();
  const what = of === null ? undefined : OF[of];
  const words = [title, code && t("error_code", { code })].filter(Boolean).join(" · ");
  return (
    <div class="card">
      <p class="card-head">
        <Icon name="unknown" />
        <b>{what ? t(what) : t("kind_unsupported")}</b>
      </p>
      <p>{t(of === "media_placeholder" ? "placeholder_hint" : "unsupported_hint")}</p>
      {(words || of) && <p class="soft">{[!what && of, words].filter(Boolean).join(" · ")}</p>}
    </div>
  );
}
