/**
 * A refusal beside what was refused: what happened, then what to do. Never a modal.
 *
 * Closing over news asks again: its button says that now everything has been seen.
 */

import { CloseFields } from "./CloseFields.tsx";
import { Icon } from "./Icon.tsx";
import { useText } from "./reader.ts";
import type { Refusal } from "./refusal.ts";

/** Draws the refusal; `href` is where the thing can be seen as it is now. */
export function RefusalNote(
  { refusal, ticketId, href, onSubmit }: {
    refusal: Refusal;
    ticketId: string;
    href: string;
    onSubmit?: (submit: SubmitEvent) => void;
  },
) {
  const t = useText();
  const { code, text, details, form } = refusal;
  return (
    <div class={code === "ticket_has_news" ? "say wait" : "say bad"} role="alert">
      <Icon name="warn" />
      <p class="grow">{text}</p>
      {code === "ticket_has_news" && (
        <form method="post" action={`/tickets/${ticketId}/closure`} onSubmit={onSubmit}>
          <CloseFields seen={Number(details.seen)} farewell={form.farewell !== "no"} />
          <button class="link" type="submit">{t("close_anyway")}</button>
        </form>
      )}
      {code === "ticket_not_waiting" && <a class="link" href={href}>{t("see")}</a>}
    </div>
  );
}
