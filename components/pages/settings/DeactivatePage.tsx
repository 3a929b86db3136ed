/** Before somebody goes: how many customers they are serving, and what becomes of them. */

import type { User } from "../../../core/users/user.ts";
import { Errors } from "../../form/Errors.tsx";
import { FormName } from "../../form/FormName.tsx";
import { useText } from "../../reader.ts";
import type { Refusal } from "../../refusal.ts";
import { SettingsDesk } from "./SettingsDesk.tsx";

/** Draws the page. */
export function DeactivatePage(
  { user, attending, refusal }: { user: User; attending: number; refusal: Refusal | null },
) {
  const t = useText();
  const back = `/settings/users/${user.id}`;
  return (
    <SettingsDesk room="users" title={t("user_deactivate_title", { name: user.name })} back={back}>
      <form class="card" method="post" action={`${back}/access`}>
        <FormName name="access" method="DELETE" />
        <Errors refusal={refusal} />
        <p>{t("user_deactivate_hint")}</p>
        <p>{attending === 0 ? t("user_attending_none") : t("user_attending_n", { n: attending })}</p>
        {attending > 0
          ? (
            <fieldset>
              <legend>{t("user_tickets_choice")}</legend>
              {(["return", "keep"] as const).map((choice) => (
                <label key={choice} class="toggle">
                  <input type="radio" name="tickets" value={choice} checked={choice === "return"} />
                  <span class="grow">{t(`tickets_${choice}`)}</span>
                </label>
              ))}
            </fieldset>
          )
          : <input type="hidden" name="tickets" value="return" />}
        <div class="acts">
          <button class="btn bad" type="submit">{t("user_deactivate")}</button>
          <a class="btn text" href={back}>{t("cancel")}</a>
        </div>
      </form>
    </SettingsDesk>
  );
}
