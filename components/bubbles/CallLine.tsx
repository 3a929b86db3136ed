/** A call, or the answer to our asking whether we may call: who rang, what came of it, how long it took. */

import type { Call, CallPermission } from "../../core/messages/content.ts";
import type { TextKey } from "../../locales/mod.ts";
import { Icon } from "../Icon.tsx";
import { useText } from "../reader.ts";
import { durationText } from "../sizes.ts";

const OUTCOMES: Readonly<Record<string, TextKey>> = {
  COMPLETED: "call_completed",
  ACCEPTED: "call_accepted",
  RINGING: "call_ringing",
  REJECTED: "call_rejected",
  FAILED: "call_failed",
  NOT_ANSWERED: "call_missed",
};

/** Draws the line. */
export function CallLine({ call }: { call: Call | CallPermission }) {
  const t = useText();
  if (call.kind === "call_permission") {
    return (
      <p class="kind">
        <Icon name="phone" />
        {t(/accept/i.test(call.response) ? "call_allowed" : "call_not_allowed")}
      </p>
    );
  }
  const status = (call.status ?? "").toUpperCase();
  const outcome = OUTCOMES[status] ?? (call.event === "connect" ? "call_ringing" : undefined);
  return (
    <p class="kind">
      <Icon name="phone" />
      {t(call.by === "customer" ? "call_in" : "call_out")}
      {outcome && ` · ${t(outcome)}`}
      {call.durationMs !== undefined && ` · ${durationText(call.durationMs)}`}
    </p>
  );
}
