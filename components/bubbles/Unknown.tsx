/** A kind that nobody has drawn yet, with what came. Nothing a customer sent is ever left out. */

import type { Message } from "../../core/messages/message.ts";
import { Icon } from "../Icon.tsx";
import { useText } from "../reader.ts";

/** How much of it a bubble shows; the whole is on a page of its own. */
const SHOWN = 4000;

/** Draws the card. */
export function Unknown({ message: { id, type, text, content } }: { message: Message }) {
  const t = useText();
  const raw = content?.kind === "unknown" ? content.raw : content;
  const json = raw === undefined || raw === null ? "" : JSON.stringify(raw, null, 2);
  return (
    <>
      <p class="kind">
        <Icon name="unknown" />
        {t("unknown_type", { type })}
      </p>
      {text && <p class="said">{text}</p>}
      {json && (
        <details>
          <summary>
            <Icon name="down" />
            {t("unknown_show")}
          </summary>
          <pre class="mono" tabIndex={0}>{json.slice(0, SHOWN)}</pre>
          {json.length > SHOWN && <a href={`/messages/${id}/raw`}>{t("unknown_whole")}</a>}
        </details>
      )}
    </>
  );
}
