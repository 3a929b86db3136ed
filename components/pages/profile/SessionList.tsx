/** Where one is signed in: a device a line, each of which can be ended from here. */

import type { Session } from "../../../core/users/session.ts";
import { deviceText } from "../../device_text.ts";
import { Errors } from "../../form/Errors.tsx";
import { FormName } from "../../form/FormName.tsx";
import { Icon } from "../../Icon.tsx";
import { momentText } from "../../moments.ts";
import { useReader } from "../../reader.ts";
import type { Refusal } from "../../refusal.ts";

/** What the list is drawn from. */
export interface SessionListProps {
  sessions: readonly Session[];
  /** The one in which it is seen. */
  sessionId: string;
  refusal: Refusal | null;
  now: number;
}

/** Draws the list, and the way out. */
export function SessionList({ sessions, sessionId, refusal, now }: SessionListProps) {
  const { t } = useReader();
  const here = sessions.filter(({ id }) => id === sessionId);
  const elsewhere = sessions.filter(({ id }) => id !== sessionId);
  return (
    <section class="card">
      <h2>{t("sessions")}</h2>
      <Errors refusal={refusal} />
      <ul class="entries">
        {[...here, ...elsewhere].map((session) => (
          <SessionEntry key={session.id} session={session} here={session.id === sessionId} now={now} />
        ))}
      </ul>
      <div class="acts">
        {elsewhere.length > 0 && (
          <form method="post" action="/profile/sessions">
            <FormName name="sessions" method="DELETE" />
            <button class="btn" type="submit">{t("sessions_end_others")}</button>
          </form>
        )}
        <form method="post" action="/logout">
          <FormName name="leave" />
          <button class="btn" type="submit">
            <Icon name="out" />
            {t("sign_out")}
          </button>
        </form>
      </div>
    </section>
  );
}

function SessionEntry({ session, here, now }: { session: Session; here: boolean; now: number }) {
  const reader = useReader();
  const { t } = reader;
  const { id, address, seenAt } = session;
  const time = momentText(reader, seenAt, now);
  return (
    <li>
      <span class="grow">
        {deviceText(reader, session.userAgent)} {here && <span class="mark ok">{t("session_this")}</span>}
        <small>{address ? t("session_seen", { time, address }) : t("session_seen_only", { time })}</small>
      </span>
      {!here && (
        <form method="post" action={`/profile/sessions/${id}`}>
          <FormName name="sessions" method="DELETE" />
          <button class="btn" type="submit">{t("session_end")}</button>
        </form>
      )}
    </li>
  );
}
