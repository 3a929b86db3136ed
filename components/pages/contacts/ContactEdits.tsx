/** Changing what a contact is called and looks like: for who may, and for the whole team at once. */

import type { Contact } from "../../../core/contacts/contact.ts";
import { Errors } from "../../form/Errors.tsx";
import { Field } from "../../form/Field.tsx";
import { FormName } from "../../form/FormName.tsx";
import { FormSection } from "../../form/FormSection.tsx";
import { refusalOfForm } from "../../form/form_refusal.ts";
import { useReader } from "../../reader.ts";
import type { Refusal } from "../../refusal.ts";

/** Draws the forms. */
export function ContactEdits({ contact, refusal }: { contact: Contact; refusal: Refusal | null }) {
  const { t } = useReader();
  const path = `/contacts/${contact.id}`;
  const named = refusalOfForm(refusal, "naming");
  return (
    <>
      <FormSection name="naming" action={`${path}/name`} method="PUT" refusal={named}>
        <Field
          name="name"
          label={t("contact_name")}
          hint={t("contact_name_hint")}
          refusal={named}
          codes={["name_too_long"]}
          value={contact.givenName ?? ""}
          maxLength={100}
        />
      </FormSection>
      <section class="card">
        <h2>{t("contact_picture")}</h2>
        <p class="hint">{t("contact_picture_hint")}</p>
        <Errors refusal={refusalOfForm(refusal, "picture")} />
        <form class="seek" method="post" action={`${path}/picture`} encType="multipart/form-data">
          <FormName name="picture" />
          <input
            class="in-box grow"
            type="file"
            name="picture"
            accept="image/jpeg,image/png,image/webp"
            aria-label={t("contact_picture")}
            required
          />
          <button class="btn" type="submit">{t("picture_upload")}</button>
        </form>
        {contact.picture && (
          <form method="post" action={`${path}/picture`}>
            <FormName name="picture" method="DELETE" />
            <button class="btn" type="submit">{t("picture_remove")}</button>
          </form>
        )}
      </section>
    </>
  );
}
