/** Changing what a contact is called and looks like: for who may, and for the whole team at once. */

import type { Contact } from "../../../core/contacts/contact.ts";
import { Field } from "../../form/Field.tsx";
import { FormSection } from "../../form/FormSection.tsx";
import { refusalOfForm } from "../../form/form_refusal.ts";
import { PictureForm } from "../../form/PictureForm.tsx";
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
      <PictureForm
        action={`${path}/picture`}
        title={t("contact_picture")}
        hint={t("contact_picture_hint")}
        removable={contact.picture !== undefined}
        refusal={refusalOfForm(refusal, "picture")}
      />
    </>
  );
}
