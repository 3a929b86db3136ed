/** How a number is doing: what Meta said of it, and the check-list of its last test with what can be done about it. */

import type { Connection, ConnectionCheck } from "../../../core/connections/connection.ts";
import { FormName } from "../../form/FormName.tsx";
import { momentText } from "../../moments.ts";
import { type Reader, useReader } from "../../reader.ts";
import { qualityText } from "./meta_words.ts";

type Answer = ConnectionCheck["answers"][number];
const MARKS = { ok: "mark ok", warning: "mark warning", failed: "mark failed", unknown: "mark" } as const;

/** Draws the card. */
export function ConnectionHealth({ connection, now }: { connection: Connection; now: number }) {
  const reader = useReader();
  const { t } = reader;
  const { id, lastCheck, quality } = connection;
  const unknown = t("health_unknown");
  return (
    <section class="card" aria-labelledby="health">
      <h2 id="health">{t("health")}</h2>
      {connection.stoppedReason !== null && <Stopped id={id} reason={connection.stoppedReason} />}
      <dl class="facts">
        <dt>{t("health_number")}</dt>
        <dd>{connection.displayPhoneNumber ?? connection.phoneNumberId}</dd>
        <dt>{t("health_name")}</dt>
        <dd>{connection.verifiedName ?? unknown}</dd>
        <dt>{t("health_quality")}</dt>
        <dd>{quality ? qualityText(reader, quality) : unknown}</dd>
        <dt>{t("health_limit")}</dt>
        <dd>{connection.messagingLimit ?? unknown}</dd>
      </dl>
      {lastCheck && (
        <ul class="entries">
          {lastCheck.answers.map((answer) => (
            <li key={answer.question}>
              <span class={MARKS[answer.result]}>{t(`check_${answer.result}`)}</span>
              <span class="grow">
                {t(`check_${answer.question}`)}
                <small>{detailText(reader, answer, now)}</small>
              </span>
              {answer.question === "subscribed" && answer.result === "failed" && (
                <form method="post" action={`/settings/connections/${id}/subscription`}>
                  <FormName name="subscription" />
                  <button class="btn" type="submit">{t("webhooks_subscribe")}</button>
                </form>
              )}
            </li>
          ))}
        </ul>
      )}
      <form class="acts" method="post" action={`/settings/connections/${id}/check`}>
        <FormName name="check" />
        <button class="btn go" type="submit">{t("connection_test")}</button>
        <span class="hint">
          {lastCheck
            ? t("last_check", { time: momentText(reader, lastCheck.at, now) })
            : t("last_check_never")}
        </span>
      </form>
    </section>
  );
}

function Stopped({ id, reason }: { id: string; reason: string }) {
  const { t, has } = useReader();
  const key = `meta_${reason}`;
  return (
    <form class="say bad" method="post" action={`/settings/connections/${id}/resumption`}>
      <FormName name="resumption" />
      <span class="grow">{t("connection_stopped_why", { reason: has(key) ? t(key) : reason })}</span>
      <button class="link" type="submit">{t("connection_resume")}</button>
    </form>
  );
}

function detailText(reader: Reader, { question, detail }: Answer, now: number): string | null {
  const { t, has } = reader;
  if (question === "webhook") {
    return detail
      ? t("check_heard", { time: momentText(reader, Number(detail), now) })
      : t("check_never_heard");
  }
  if (!detail) return null;
  if (question === "quality") return qualityText(reader, detail);
  return has(detail) ? t(detail) : detail;
}
