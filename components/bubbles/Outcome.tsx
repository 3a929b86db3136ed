/**
 * What became of a message that did not go out as it should: why, and what can be
 * done. Sending again keeps its id, so that it is never two messages; whoever knows
 * that an unconfirmed one arrived may say so.
 */

import type { Message } from "../../core/messages/message.ts";
import { Csrf } from "../Csrf.tsx";
import { failureText } from "../failure_text.ts";
import { Icon } from "../Icon.tsx";
import { useReader } from "../reader.ts";

/** What can be done about it. */
export interface OutcomeProps {
  message: Message;
  /** May be sent again now. */
  canResend: boolean;
  /** The viewer may decide about it. */
  canSettle: boolean;
  onSubmit?: ((submit: SubmitEvent) => void) | undefined;
}

/** Draws the reason and the forms. */
export function Outcome({ message: { id, status, error }, canResend, canSettle, onSubmit }: OutcomeProps) {
  const reader = useReader();
  const failed = status === "failed";
  return (
    <div class={failed ? "failed" : "failed maybe"}>
      <p>
        <Icon name={failed ? "warn" : "hourglass"} />
        {failed ? failureText(reader, error) : reader.t("undecided_hint")}
      </p>
      {canResend && (
        <form method="post" action={`/messages/${id}/resend`} onSubmit={onSubmit}>
          <Csrf />
          <button class="btn text" type="submit">{reader.t("resend")}</button>
        </form>
      )}
      {!failed && canSettle && (
        <form method="post" action={`/messages/${id}/settlement`} onSubmit={onSubmit}>
          <Csrf />
          <button class="btn text" type="submit">{reader.t("settle")}</button>
        </form>
      )}
    </div>
  );
}
