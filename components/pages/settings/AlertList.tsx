/** What Meta has said about accounts, numbers and templates, and nobody has put aside. */

import type { ConnectionAlert } from "../../../core/connections/alert.ts";
import { FormName } from "../../form/FormName.tsx";
import { momentText } from "../../moments.ts";
import { type Reader, useReader } from "../../reader.ts";

const MARKS = { info: "mark", warning: "mark warning", danger: "mark failed" } as const;

/** Draws the list; nothing where there is nothing. */
export function AlertList(
  { alerts, names, now }: {
    alerts: readonly ConnectionAlert[];
    /** Connections' names by id. */
    names: ReadonlyMap<string, string>;
    now: number;
  },
) {
  const reader = useReader();
  const { t } = reader;
  if (alerts.length === 0) return null;
  return (
    <section aria-labelledby="alerts">
      <h2 id="alerts">{t("alerts")}</h2>
      <ul class="entries">
        {alerts.map((alert) => (
          <li key={alert.id}>
            <span class={MARKS[alert.severity]}>{t(`alert_${alert.severity}`)}</span>
            <span class="grow">
              {alertText(reader, alert)}
              <small>
                {names.get(alert.connectionId ?? "") ?? t("alerts_of_account", { waba: alert.wabaId ?? "" })}
                {" · "}
                {momentText(reader, alert.at, now)}
              </small>
            </span>
            <form method="post" action={`/settings/alerts/${alert.id}/dismissal`}>
              <FormName name="dismissal" />
              <button class="btn" type="submit">{t("alert_dismiss")}</button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}

// Meta's own words, since people look them up: the event, and whatever it said of it.
function alertText({ t }: Reader, { field, event, details }: ConnectionAlert): string {
  const { name, language, ...others } = details;
  const said = Object.entries(others).map(([key, value]) => `${key}: ${value}`).join(" · ");
  const head = typeof name === "string" && field.includes("template")
    ? t("alert_template", { name, language: String(language ?? ""), event })
    : `${field.replaceAll("_", " ")}: ${event}`;
  return said ? `${head} (${said})` : head;
}
