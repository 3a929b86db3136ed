/** A form that a customer filled in: each question with its answer. */

import type { FormAnswer as Form } from "../../core/messages/content.ts";
import { Icon } from "../Icon.tsx";
import { useText } from "../reader.ts";

/** Draws the form. */
export function FormAnswer({ form: { name, body, fields, raw } }: { form: Form }) {
  const t = useText();
  return (
    <div class="card">
      <p class="card-head">
        <Icon name="doc" />
        <b>{t(name === "address_message" ? "form_address" : "form_answer")}</b>
      </p>
      {body && <p>{body}</p>}
      <dl>
        {fields.map(({ label, value }, index) => (
          <div key={index}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {raw !== undefined && <pre class="mono">{raw}</pre>}
    </div>
  );
}
