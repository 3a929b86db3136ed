/** Own messages on their way out, at the end of the thread: pending, waiting for the line, or refused. */

import { Icon } from "../../components/Icon.tsx";
import { useReader } from "../../components/reader.ts";
import { clockText } from "../../components/times.ts";
import type { Outbox, Unsent } from "./outbox.ts";

/** Draws the bubbles. */
export function UnsentBubbles({ outbox, unsent }: { outbox: Outbox; unsent: readonly Unsent[] }) {
  const reader = useReader();
  const { t } = reader;
  const pending = t(outbox.stuck ? "waiting_for_network" : "status_queued");
  return (
    <>
      {unsent.map(({ id, text, at, refused }) => (
        <li key={id} class="m out first fresh">
          <div class="b">
            <p class="said">{text}</p>
            <div class="foot">
              <span>{clockText(reader, at)}</span>
              <span class="tick" title={pending}>
                <Icon
                  name={refused === null ? "clock" : "warn"}
                  label={refused === null ? pending : t("status_failed")}
                />
              </span>
            </div>
          </div>
          {refused !== null && (
            <div class="failed" role="alert">
              <p>
                <Icon name="warn" />
                {refused}
              </p>
              <button class="btn text" type="button" onClick={() => outbox.retry(id)}>{t("resend")}</button>
              <button class="btn text" type="button" onClick={() => outbox.drop((one) => one === id)}>
                {t("discard")}
              </button>
            </div>
          )}
        </li>
      ))}
    </>
  );
}
