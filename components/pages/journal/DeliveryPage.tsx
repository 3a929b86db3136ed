/** One delivery of the journal: what came of each thing it said, and its body as it came. */

import { Desk } from "../../Desk.tsx";
import { Errors } from "../../form/Errors.tsx";
import { FormSection } from "../../form/FormSection.tsx";
import { useReader } from "../../reader.ts";
import type { Refusal } from "../../refusal.ts";
import { sizeText } from "../../sizes.ts";
import { exactText } from "./exact_text.ts";
import { StateMark } from "./StateMark.tsx";

/** What came of one thing that the delivery said. */
export interface OutcomeLine {
  readonly kind:
    | "message"
    | "receipt"
    | "reaction"
    | "edit"
    | "revoke"
    | "identity_change"
    | "call"
    | "preference"
    | "address_book"
    | "history_progress"
    | "group_update"
    | "template_update"
    | "account_update"
    | "handover"
    | "other";
  readonly word: string | null;
  readonly providerId: string | null;
  readonly targetId: string | null;
  readonly state: "stored" | "duplicate" | "waiting" | "no_effect" | "unknown_number" | "missing";
  readonly message: { readonly id: string; readonly ticketId: string; readonly status: string } | null;
  readonly contactId: string | null;
}

/** What the page shows. */
export interface DeliveryPageProps {
  readonly id: number;
  readonly receivedAt: number;
  readonly size: number;
  readonly state: "pending" | "processed" | "set_aside";
  readonly reason: string | null;
  readonly outcomes: readonly OutcomeLine[];
  /** As much of the body as a page carries. */
  readonly body: string;
  readonly isCut: boolean;
  readonly refusal: Refusal | null;
  readonly saved: string | null;
}

/** Draws the page. */
export function DeliveryPage(props: DeliveryPageProps) {
  const reader = useReader();
  const { t } = reader;
  const { id, receivedAt, size, state, reason, outcomes } = props;
  return (
    <Desk place="journal" title={t("delivery_title", { id })} back="/journal" saved={props.saved}>
      <Errors refusal={props.refusal} />
      <section class="card">
        <dl class="facts">
          <dt>{t("delivery_received")}</dt>
          <dd>{exactText(reader, receivedAt)}</dd>
          <dt>{t("delivery_size")}</dt>
          <dd>{sizeText(reader, size)}</dd>
          <dt>{t("journal_state")}</dt>
          <dd>
            <StateMark state={state} />
          </dd>
          {reason !== null && <dt>{t("delivery_reason")}</dt>}
          {reason !== null && <dd>{reason}</dd>}
        </dl>
      </section>
      <section class="card">
        <h2>{t("delivery_outcomes")}</h2>
        {outcomes.length === 0 ? <p class="hint">{t("delivery_says_nothing")}</p> : (
          <ul class="entries">
            {outcomes.map((line, i) => <OutcomeRow key={i} line={line} isRead={state !== "pending"} />)}
          </ul>
        )}
      </section>
      {state !== "pending" && (
        <FormSection
          name="reprocess"
          action={`/journal/${id}/reprocessing`}
          hint={t("reprocess_hint")}
          refusal={null}
          submit={t("reprocess")}
        >
          {null}
        </FormSection>
      )}
      <section class="card">
        <h2>{t("delivery_body")}</h2>
        {props.isCut && <p class="hint">{t("delivery_cut")}</p>}
        <pre class="copy raw" tabIndex={0}>{props.body}</pre>
        <div class="acts">
          <a class="btn" href={`/journal/${id}/body`} download>{t("download")}</a>
        </div>
      </section>
    </Desk>
  );
}

const TONES = {
  stored: "mark ok",
  duplicate: "mark",
  waiting: "mark warning",
  no_effect: "mark",
  unknown_number: "mark warning",
  missing: "mark failed",
} as const;

function OutcomeRow({ line, isRead }: { line: OutcomeLine; isRead: boolean }) {
  const { t, has } = useReader();
  const { kind, word, providerId, targetId, state, message, contactId } = line;
  const status = `status_${message?.status}`;
  return (
    <li>
      <span class="grow">
        {t(`item_${kind}`)}
        {word !== null && <>: {word}</>}
        {providerId !== null && <small>{providerId}</small>}
        {targetId !== null && <small>→ {targetId}</small>}
      </span>
      {message && (
        <a href={`/tickets/${message.ticketId}#${message.id}`}>
          {t("see_conversation")}
          {has(status) && <small>{t(status)}</small>}
        </a>
      )}
      {!message && contactId && <a href={`/contacts/${contactId}`}>{t("see_contact")}</a>}
      {isRead || state !== "missing"
        ? <span class={TONES[state]}>{t(`outcome_${state}`)}</span>
        : <StateMark state="pending" />}
    </li>
  );
}
