/** A password that was made just now, shown this once. */

import type { User } from "../../../core/users/user.ts";
import { useText } from "../../reader.ts";
import { SettingsDesk } from "./SettingsDesk.tsx";

/** Draws the page. */
export function PasswordOncePage({ user, password }: { user: User; password: string }) {
  const t = useText();
  const back = `/settings/users/${user.id}`;
  return (
    <SettingsDesk room="users" title={t("password_once", { name: user.name })} back={back}>
      <section class="card">
        <dl class="facts">
          <dt>{t("email")}</dt>
          <dd>{user.email}</dd>
        </dl>
        <code class="copy">{password}</code>
        <p class="hint">{t("password_once_hint")}</p>
        <div class="acts">
          <a class="btn go" href={back}>{t("back")}</a>
        </div>
      </section>
    </SettingsDesk>
  );
}
