/** Signing in. A refusal keeps the e-mail that was typed and never says which of the two was wrong. */

import { useText } from "../reader.ts";
import type { Refusal } from "../refusal.ts";
import { Field, Gate, GateRefusal } from "./Gate.tsx";

/** Draws the page; `next` is where one wanted to go. */
export function SignInPage(
  { refusal, next, left }: { refusal: Refusal | null; next: string; left: boolean },
) {
  const t = useText();
  const wrong = refusal?.code === "credentials_wrong";
  return (
    <Gate>
      <form class="desk" method="post" action="/login">
        <h1>{t("sign_in_title")}</h1>
        {refusal && <GateRefusal text={refusal.text} />}
        {left && !refusal && <p class="say ok" role="status">{t("left")}</p>}
        <input type="hidden" name="next" value={next} />
        <Field
          name="email"
          label={t("email")}
          type="email"
          autocomplete="username"
          value={refusal?.form.email}
          wrong={wrong}
          focus={!refusal}
        />
        <Field
          name="password"
          label={t("password")}
          type="password"
          autocomplete="current-password"
          wrong={wrong}
          focus={wrong}
        />
        <button class="btn go" type="submit">{t("sign_in")}</button>
      </form>
    </Gate>
  );
}
