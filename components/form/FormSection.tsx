/** A form of a page with several: a heading, what it is for, its fields, one button. */

import type { ComponentChildren } from "preact";
import { useText } from "../reader.ts";
import type { Refusal } from "../refusal.ts";
import { Errors } from "./Errors.tsx";
import { FormName } from "./FormName.tsx";

/** What the form is. */
export interface FormSectionProps {
  /** Its name among the forms of the page. */
  name: string;
  action: string;
  title?: string;
  hint?: string;
  /** Of this form. */
  refusal: Refusal | null;
  submit?: string;
  method?: "PUT" | "DELETE";
  /** Beside the button. */
  aside?: ComponentChildren;
  children: ComponentChildren;
}

/** Draws the form. */
export function FormSection(props: FormSectionProps) {
  const { name, action, title, hint, refusal, submit, method, aside, children } = props;
  const t = useText();
  return (
    <form class="card" method="post" action={action} id={name}>
      <FormName name={name} {...(method && { method })} />
      {title && <h2>{title}</h2>}
      {hint && <p class="hint">{hint}</p>}
      <Errors refusal={refusal} />
      {children}
      <div class="acts">
        <button class="btn go" type="submit">{submit ?? t("save")}</button>
        {aside}
      </div>
    </form>
  );
}
