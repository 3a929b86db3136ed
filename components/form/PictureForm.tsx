/** Giving somebody a picture, or taking it away; its form is called `picture`. */

import type { ComponentChildren } from "preact";
import { useText } from "../reader.ts";
import type { Refusal } from "../refusal.ts";
import { Errors } from "./Errors.tsx";
import { FormName } from "./FormName.tsx";

/** What the forms are drawn from. */
export interface PictureFormProps {
  action: string;
  title: string;
  hint: string;
  /** Whether there is a picture to take away. */
  removable: boolean;
  refusal: Refusal | null;
  /** What stands above the forms. */
  children?: ComponentChildren;
}

/** Draws the forms. */
export function PictureForm({ action, title, hint, removable, refusal, children }: PictureFormProps) {
  const t = useText();
  return (
    <section class="card">
      <h2>{title}</h2>
      {children}
      <p class="hint">{hint}</p>
      <Errors refusal={refusal} />
      <form class="seek" method="post" action={action} encType="multipart/form-data">
        <FormName name="picture" />
        <input
          class="in-box grow"
          type="file"
          name="picture"
          accept="image/jpeg,image/png,image/webp"
          aria-label={title}
          required
        />
        <button class="btn" type="submit">{t("picture_upload")}</button>
      </form>
      {removable && (
        <form method="post" action={action}>
          <FormName name="picture" method="DELETE" />
          <button class="btn" type="submit">{t("picture_remove")}</button>
        </form>
      )}
    </section>
  );
}
