/** A labelled field of a form that is sent; its limit is counted down where scripts run. */

import { useId } from "preact/hooks";

/** What a field is drawn from. */
export interface FieldProps {
  name: string;
  label: string;
  value: string;
  hint?: string | undefined;
  type?: "text" | "search" | "tel" | "email" | "url";
  limit?: number;
  required?: boolean;
  autofocus?: boolean;
  inputMode?: "decimal" | "tel";
  /** Several lines. */
  long?: boolean;
  /** The hole of the preview that it fills. */
  fills?: string;
}

/** Draws it. */
export function Field(props: FieldProps) {
  const { name, label, value, hint, type = "text", limit, required, autofocus, inputMode, long, fills } =
    props;
  const id = useId();
  const same = {
    id,
    name,
    class: "in-box",
    maxLength: limit,
    required,
    autofocus,
    defaultValue: value,
    autocomplete: "off",
    "data-fills": fills,
  } as const;
  // Which attributes an input may have hangs on its type, which is only known here by name.
  const line: Record<string, unknown> = { ...same, type, inputMode };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {long ? <textarea {...same} rows={3} /> : <input {...line} />}
      {(hint || limit) && (
        <small>
          {hint} {limit && <span data-left>{limit}</span>}
        </small>
      )}
    </div>
  );
}
