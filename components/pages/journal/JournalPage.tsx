/**
 * The journal: what Meta delivered, newest first, with what became of each. A plain
 * form narrows it; what is wrong stands on top.
 */

import { Csrf } from "../../Csrf.tsx";
import { Desk } from "../../Desk.tsx";
import { Field } from "../../form/Field.tsx";
import { Select } from "../../form/Select.tsx";
import { Icon } from "../../Icon.tsx";
import { useReader } from "../../reader.ts";
import { sizeText } from "../../sizes.ts";
import { DayField } from "./DayField.tsx";
import { exactText } from "./exact_text.ts";
import { StateMark } from "./StateMark.tsx";

/** One delivery of the list. */
export interface JournalEntry {
  readonly id: number;
  readonly receivedAt: number;
  readonly size: number;
  readonly state: "pending" | "processed" | "set_aside";
  /** What its body speaks of; empty where it was too large to look. */
  readonly fields: readonly string[];
}

/** What the page shows. */
export interface JournalPageProps {
  readonly entries: readonly JournalEntry[];
  /** Where older ones are; null: there are none. */
  readonly olderHref: string | null;
  /** Only so much was looked through. */
  readonly cutShort: boolean;
  readonly filter: Readonly<Record<"state" | "field" | "since" | "until" | "q", string>>;
  /** The fields there are to choose from. */
  readonly fields: readonly string[];
  readonly health: {
    readonly pending: number;
    readonly pendingSince: number | null;
    readonly setAside: number;
    readonly overdue: boolean;
  };
  readonly ignored: readonly { readonly reason: string; readonly count: number; readonly lastAt: number }[];
  readonly saved: string | null;
}

/** Draws the page. */
export function JournalPage(props: JournalPageProps) {
  const reader = useReader();
  const { t } = reader;
  const { entries, olderHref, health, ignored } = props;
  return (
    <Desk place="journal" title={t("journal")} saved={props.saved}>
      <p class="hint">{t("journal_hint")}</p>
      {health.overdue && health.pendingSince !== null && (
        <p class="say bad" role="alert">
          <Icon name="warn" />
          <span class="grow">
            {t("journal_overdue", { n: health.pending, time: exactText(reader, health.pendingSince) })}
          </span>
        </p>
      )}
      {health.setAside > 0 && (
        <form class="say bad" method="post" action="/journal/reprocessing">
          <Csrf />
          <Icon name="warn" />
          <a class="grow" href="/journal?state=set_aside">
            {t("journal_aside_told", { n: health.setAside })}
          </a>
          <button class="btn" type="submit">{t("reprocess_all")}</button>
        </form>
      )}
      <Filter filter={props.filter} fields={props.fields} />
      {entries.length === 0 ? <p class="hint">{t("journal_none")}</p> : (
        <ul class="entries">
          {entries.map(({ id, receivedAt, size, state, fields }) => (
            <li key={id}>
              <a class="grow" href={`/journal/${id}`}>
                {id} · {exactText(reader, receivedAt)}
                <small>{[...fields, sizeText(reader, size)].join(" · ")}</small>
              </a>
              <StateMark state={state} />
            </li>
          ))}
        </ul>
      )}
      {props.cutShort && <p class="hint">{t("journal_searched_so_far")}</p>}
      {olderHref && <a class="btn" href={olderHref}>{t("journal_older")}</a>}
      {ignored.length > 0 && (
        <section class="card">
          <h2>{t("journal_ignored")}</h2>
          <p class="hint">{t("journal_ignored_hint")}</p>
          <dl class="facts">
            {ignored.map(({ reason, count, lastAt }) => (
              <>
                <dt key={reason}>{reason}</dt>
                <dd>{t("journal_times", { n: count, time: exactText(reader, lastAt) })}</dd>
              </>
            ))}
          </dl>
        </section>
      )}
    </Desk>
  );
}

function Filter({ filter, fields }: Pick<JournalPageProps, "filter" | "fields">) {
  const { t } = useReader();
  const any = { value: "", label: t("journal_any") };
  return (
    <details class="card" open={Object.values(filter).some(Boolean)}>
      <summary>{t("journal_filter")}</summary>
      <form class="in-details" method="get" action="/journal">
        <div class="pair">
          <Select
            name="state"
            label={t("journal_state")}
            refusal={null}
            value={filter.state}
            options={[
              any,
              { value: "pending", label: t("journal_pending") },
              { value: "processed", label: t("journal_processed") },
              { value: "set_aside", label: t("journal_set_aside") },
            ]}
          />
          <Select
            name="field"
            label={t("journal_field")}
            refusal={null}
            value={filter.field}
            options={[any, ...fields.map((value) => ({ value, label: value }))]}
          />
          <DayField name="since" label={t("journal_since")} value={filter.since} />
          <DayField name="until" label={t("journal_until")} value={filter.until} />
          <Field name="q" label={t("journal_search")} refusal={null} value={filter.q} maxLength={100} />
        </div>
        <div class="acts">
          <button class="btn go" type="submit">{t("journal_filter")}</button>
        </div>
      </form>
    </details>
  );
}
