/**
 * One's own profile: what one is called, how one reads, the password, and where one is signed in.
 * Everybody has it. Each part is a form of its own, so that a refusal touches nothing else.
 */

import type { Session } from "../../../core/users/session.ts";
import type { User } from "../../../core/users/user.ts";
import { Avatar } from "../../Avatar.tsx";
import { Desk } from "../../Desk.tsx";
import { Field } from "../../form/Field.tsx";
import { FormSection } from "../../form/FormSection.tsx";
import { refusalOfForm } from "../../form/form_refusal.ts";
import { PictureForm } from "../../form/PictureForm.tsx";
import { Select } from "../../form/Select.tsx";
import { useReader } from "../../reader.ts";
import type { Refusal } from "../../refusal.ts";
import { SessionList } from "./SessionList.tsx";

/** What the page is drawn from. */
export interface ProfilePageProps {
  user: User;
  sessions: readonly Session[];
  /** The session this page is seen in. */
  sessionId: string;
  refusal: Refusal | null;
  saved: string | null;
  now: number;
}

/** Draws the page. */
export function ProfilePage({ user, sessions, sessionId, refusal, saved, now }: ProfilePageProps) {
  const { t } = useReader();
  return (
    <Desk place="profile" title={t("profile")} saved={saved}>
      <AboutYou user={user} refusal={refusalOfForm(refusal, "about_you")} />
      <PictureForm
        action="/profile/picture"
        title={t("own_picture")}
        hint={t("own_picture_hint")}
        removable={user.picture !== undefined}
        refusal={refusalOfForm(refusal, "picture")}
      >
        <div class="face">
          <Avatar of="users" id={user.id} name={user.name} picture={user.picture} />
        </div>
      </PictureForm>
      <Password refusal={refusalOfForm(refusal, "change_password")} />
      <SessionList
        sessions={sessions}
        sessionId={sessionId}
        refusal={refusalOfForm(refusal, "sessions")}
        now={now}
      />
    </Desk>
  );
}

function AboutYou({ user, refusal }: { user: User; refusal: Refusal | null }) {
  const { t } = useReader();
  return (
    <FormSection
      name="about_you"
      action="/profile"
      title={t("profile_about_you")}
      hint={user.email}
      refusal={refusal}
    >
      <div class="pair">
        <Field
          name="name"
          label={t("your_name")}
          refusal={refusal}
          codes={["name_empty"]}
          value={user.name}
          autocomplete="name"
          maxLength={100}
          required
        />
        <Field
          name="public_name"
          label={t("public_name")}
          hint={t("public_name_hint")}
          refusal={refusal}
          codes={["public_name_too_long"]}
          value={user.publicName}
          autocomplete="nickname"
          maxLength={100}
        />
      </div>
      <div class="pair">
        <Select
          name="locale"
          label={t("language")}
          refusal={refusal}
          value={user.locale ?? ""}
          options={[
            { value: "", label: t("language_auto") },
            { value: "pt-BR", label: t("language_pt") },
            { value: "en", label: t("language_en") },
            { value: "es", label: t("language_es") },
          ]}
        />
        <Select
          name="theme"
          label={t("theme")}
          refusal={refusal}
          value={user.theme ?? ""}
          options={[
            { value: "", label: t("theme_system") },
            { value: "light", label: t("theme_light") },
            { value: "dark", label: t("theme_dark") },
          ]}
        />
      </div>
    </FormSection>
  );
}

function Password({ refusal }: { refusal: Refusal | null }) {
  const { t } = useReader();
  return (
    <FormSection
      name="change_password"
      action="/profile/password"
      title={t("change_password")}
      hint={t("change_password_hint")}
      refusal={refusal}
      submit={t("change_password")}
    >
      <div class="pair">
        <Field
          name="current_password"
          type="password"
          label={t("current_password")}
          refusal={refusal}
          codes={["current_password_wrong"]}
          autocomplete="current-password"
          required
        />
        <Field
          name="password"
          type="password"
          label={t("new_password")}
          hint={t("new_password_hint")}
          refusal={refusal}
          codes={["password_weak"]}
          autocomplete="new-password"
          required
        />
      </div>
    </FormSection>
  );
}
