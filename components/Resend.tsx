/** Sending a text that did not go out once more: as a new message, because the old one keeps what became of it. */

import { Csrf } from "./Csrf.tsx";
import { useText } from "./reader.ts";

/** Draws the form. */
export function Resend(
  { ticketId, text, onSubmit }: { ticketId: string; text: string; onSubmit?: (submit: SubmitEvent) => void },
) {
  const t = useText();
  return (
    <form method="post" action={`/tickets/${ticketId}/messages`} onSubmit={onSubmit}>
      <Csrf />
      <input type="hidden" name="text" value={text} />
      <button class="btn text" type="submit">{t("resend")}</button>
    </form>
  );
}
