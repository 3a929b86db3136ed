/** A file that is not here: on its way, or why it did not come and a button to try again. */

import { Csrf } from "../Csrf.tsx";
import { failureText } from "../failure_text.ts";
import { Icon } from "../Icon.tsx";
import { kindOf } from "../kind_words.ts";
import { useReader } from "../reader.ts";
import { sizeText } from "../sizes.ts";
import type { FileProps } from "./rare.ts";

/** Draws the place of the file. */
export function Waiting({ message, media, onSubmit }: FileProps) {
  const reader = useReader();
  const { t } = reader;
  const [icon, word] = kindOf(media.kind) ?? ["doc", "kind_document"] as const;
  const failed = media.state === "failed";
  const size = media.size === undefined ? "" : ` · ${sizeText(reader, media.size)}`;
  return (
    <div class="file">
      <Icon name={failed ? "warn" : icon} />
      <span>
        <b class="cut">{media.filename ?? t(word)}</b>
        <small>
          {failed ? failureText(reader, { code: media.error ?? "media_failed" }) : t("media_waiting") + size}
        </small>
        {failed && (
          <form method="post" action={`/messages/${message.id}/media`} onSubmit={onSubmit}>
            <Csrf />
            <button class="btn text" type="submit">{t("resend")}</button>
          </form>
        )}
      </span>
    </div>
  );
}
