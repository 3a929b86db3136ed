/** The first run: the first access, which administers everything. */

import { useText } from "../reader.ts";
import type { Refusal } from "../refusal.ts";
import { Field, Gate, GateRefusal } from "./Gate.tsx";

/** Draws the page. */
export function SetUpPage({ refusal }: { refusal: Refusal | null }) {
  const t = useText();
  const code = refusal?.code;
  return (
    <Gate>
      <form class="desk" method="post" action="/setup">
        <h1>{t("set_up_title")}</h1>
        <p class="hint">{t("set_up_hint")}</p>
        {refusal && <GateRefusal text={refusal.text} />}
        <Field
          name="name"
          label={t("your_name")}
          hint={t("your_name_hint")}
          type="text"
          autocomplete="name"
          value={refusal?.form.name}
          wrong={code === "name_empty"}
          focus={!refusal}
        />
        <Field
          name="email"
          label={t("email")}
          type="email"
          autocomplete="username"
          value={refusal?.form.email}
          wrong={code === "email_malformed"}
        />
        <Field
          name="password"
          label={t("password")}
          hint={t("new_password_hint")}
          type="password"
          autocomplete="new-password"
          wrong={code === "password_weak"}
        />
        <button class="btn go" type="submit">{t("set_up_action")}</button>
        <p class="hint">{t("set_up_steps")}</p>
      </form>
    </Gate>
  );
}
