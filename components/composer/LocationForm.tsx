/** A place on the map to be sent: where one is, or typed. */

import { useText } from "../reader.ts";
import { Field } from "./Field.tsx";
import { Hidden } from "./Hidden.tsx";

/** Draws the form with what was typed. */
export function LocationForm(
  { action, messageId, typed }: {
    action: string;
    messageId: string;
    typed: Readonly<Record<string, string>>;
  },
) {
  const t = useText();
  return (
    <form method="post" action={action}>
      <Hidden changes of={{ id: messageId }} />
      <button class="btn" type="button" data-locate data-refused={t("location_refused")} hidden>
        {t("location_here")}
      </button>
      <PlaceFields typed={typed} />
      <button class="btn go" type="submit">{t("send")}</button>
    </form>
  );
}

/** Where it is and what it is called. */
export function PlaceFields({ typed }: { typed: Readonly<Record<string, string>> }) {
  const t = useText();
  const field = (name: string) => ({ name, value: typed[name] ?? "" });
  return (
    <>
      <div class="row-fields">
        <Field {...field("latitude")} label={t("latitude")} inputMode="decimal" required />
        <Field {...field("longitude")} label={t("longitude")} inputMode="decimal" required />
      </div>
      <Field {...field("name")} label={t("place_name")} />
      <Field {...field("address")} label={t("place_address")} />
    </>
  );
}
