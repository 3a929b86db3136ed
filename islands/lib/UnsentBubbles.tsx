/** Own messages on their way out, at the end of the thread: pending, waiting for the line, or refused. */

import { Icon } from "../../components/Icon.tsx";
import { Kind } from "../../components/Kind.tsx";
import { useReader } from "../../components/reader.ts";
import { clockText } from "../../components/times.ts";
import type { Outbox, Unsent } from "./outbox.ts";

/** Draws the bubbles. */
export function UnsentBubbles({ outbox, unsent }: { outbox: Outbox; unsent: readonly Unsent[] }) {
  const reader = useReader();
  const { t } = reader;
  return (
    <>
      {unsent.map(({ id, text, at, refused, quoted, file, progress = 0, taken }) => {
        const pending = t(
          outbox.stuck ? file ? "file_waits_for_network" : "waiting_for_network" : "status_queued",
        );
        const drop = () => outbox.drop((one) => one === id);
        return (
          <li key={id} class="m out first fresh">
            <div class="b">
              {quoted && (
                <p class="quote">
                  <b>{quoted.by}</b>
                  <span class="few">
                    <Kind type={quoted.type} words={quoted.text} />
                  </span>
                </p>
              )}
              {file?.preview && <img class="unsent" src={file.preview} alt={file.name} />}
              {file && !file.preview && (
                <p class="kind">
                  <Icon name="doc" />
                  {file.name}
                </p>
              )}
              {text && <p class="said">{text}</p>}
              {file && refused === null && !taken && (
                <p class="tools" role="status">
                  <progress class="grow" value={progress} aria-label={file.name} />
                  <button class="link" type="button" onClick={drop}>{t("cancel")}</button>
                </p>
              )}
              <div class="foot">
                {file && outbox.stuck && <span>{pending}</span>}
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
                <button class="btn text" type="button" onClick={drop}>{t("discard")}</button>
              </div>
            )}
          </li>
        );
      })}
    </>
  );
}
