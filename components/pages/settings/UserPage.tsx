/** One person: who they are and what they may do, their password, where they are signed in, whether they still come. */

import type { Department } from "../../../core/departments/department.ts";
import type { Session } from "../../../core/users/session.ts";
import type { User } from "../../../core/users/user.ts";
import { deviceText } from "../../device_text.ts";
import { Errors } from "../../form/Errors.tsx";
import { Field } from "../../form/Field.tsx";
import { FormName } from "../../form/FormName.tsx";
import { refusalOfForm } from "../../form/form_refusal.ts";
import { FormSection } from "../../form/FormSection.tsx";
import { momentText } from "../../moments.ts";
import { useReader } from "../../reader.ts";
import type { Refusal } from "../../refusal.ts";
import { SettingsDesk } from "./SettingsDesk.tsx";
import { UserFields } from "./UserFields.tsx";

/** What the page is drawn from. */
export interface UserPageProps {
  user: User;
  departments: readonly Department[];
  sessions: readonly Session[];
  refusal: Refusal | null;
  saved: string | null;
  now: number;
}

/** Draws the page. */
export function UserPage({ user, departments, sessions, refusal, saved, now }: UserPageProps) {
  const { t } = useReader();
  const about = refusalOfForm(refusal, "user");
  const password = refusalOfForm(refusal, "new_password");
  return (
    <SettingsDesk room="users" title={user.name} back="/settings/users" saved={saved}>
      <FormSection name="user" action={`/settings/users/${user.id}`} refusal={about}>
        <UserFields user={user} departments={departments} refusal={about} />
      </FormSection>
      <FormSection
        name="new_password"
        action={`/settings/users/${user.id}/password`}
        title={t("user_password_new")}
        hint={t("user_password_new_hint")}
        refusal={password}
        submit={t("user_password_save")}
      >
        <Field
          name="password"
          label={t("new_password")}
          hint={t("user_password_empty")}
          type="password"
          autocomplete="new-password"
          codes={["password_weak"]}
          refusal={password}
        />
      </FormSection>
      <Sessions user={user} sessions={sessions} refusal={refusalOfForm(refusal, "sessions")} now={now} />
      <Access user={user} refusal={refusalOfForm(refusal, "access")} />
    </SettingsDesk>
  );
}

function Sessions(
  { user, sessions, refusal, now }: Pick<UserPageProps, "user" | "sessions" | "refusal" | "now">,
) {
  const reader = useReader();
  const { t } = reader;
  return (
    <section class="card" aria-labelledby="sessions">
      <h2 id="sessions">{t("sessions")}</h2>
      <Errors refusal={refusal} />
      {sessions.length === 0 ? <p class="hint">{t("user_sessions_none")}</p> : (
        <ul class="entries">
          {sessions.map(({ id, userAgent, address, seenAt }) => (
            <li key={id}>
              <span class="grow">
                {deviceText(reader, userAgent)}
                <small>{[momentText(reader, seenAt, now), address].filter(Boolean).join(" · ")}</small>
              </span>
              <form method="post" action={`/settings/users/${user.id}/sessions/${id}`}>
                <FormName name="sessions" method="DELETE" />
                <button class="btn" type="submit">{t("session_end")}</button>
              </form>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Access({ user, refusal }: { user: User; refusal: Refusal | null }) {
  const { t } = useReader();
  return (
    <section class="card" aria-labelledby="access">
      <h2 id="access">{t("user_access")}</h2>
      <Errors refusal={refusal} />
      <p class="hint">{t(user.active ? "user_deactivate_hint" : "user_reactivate_hint")}</p>
      <div class="acts">
        {user.active
          ? <a class="btn bad" href={`/settings/users/${user.id}/access`}>{t("user_deactivate")}</a>
          : (
            <form method="post" action={`/settings/users/${user.id}/access`}>
              <FormName name="access" />
              <button class="btn" type="submit">{t("user_reactivate")}</button>
            </form>
          )}
      </div>
    </section>
  );
}
