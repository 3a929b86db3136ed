/**
 * A field of a form: label, box, hint, and what is wrong with what was typed.
 *
 * `codes` are the refusals that speak of this field: one of them marks it and
 * stands below it. A secret is never shown, not even the one just typed.
 */

import type { Refusal } from "../refusal.ts";
import { problemAt, typedOr } from "./form_refusal.ts";

/** What a field asks for. */
export interface FieldProps {
  name: string;
  label: string;
  /** The refused form it belongs to; null: it was not refused. */
  refusal: Refusal | null;
  codes?: readonly string[];
  value?: string;
  hint?: string;
  type?: "text" | "email" | "password" | "number";
  autocomplete?: "name" | "nickname" | "email" | "off" | "new-password" | "current-password";
  required?: boolean;
  maxLength?: number;
  /** Several lines, this high. */
  rows?: number;
}

/** Draws the field. */
export function Field(props: FieldProps) {
  const { name, label, refusal, codes = [], value = "", hint, type = "text", rows } = props;
  const problem = problemAt(refusal, name, codes);
  const notes = [problem !== null && `${name}-problem`, hint !== undefined && `${name}-hint`];
  const about = {
    id: name,
    name,
    class: "in-box",
    required: props.required ?? false,
    maxLength: props.maxLength,
    autofocus: problem !== null,
    "aria-invalid": problem !== null,
    "aria-describedby": notes.filter(Boolean).join(" ") || undefined,
  } as const;
  const typed = type === "password" ? "" : typedOr(refusal, name, value);
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {rows
        ? <textarea {...about} rows={rows}>{typed}</textarea>
        : <Box type={type} about={{ ...about, autocomplete: props.autocomplete ?? "off", value: typed }} />}
      {problem !== null && <small class="problem" id={`${name}-problem`}>{problem}</small>}
      {hint !== undefined && <small id={`${name}-hint`}>{hint}</small>}
    </div>
  );
}

// Each by itself: what an input may say of itself depends on its type.
function Box({ type, about }: { type: FieldProps["type"]; about: BoxAttributes }) {
  switch (type) {
    case "email":
      return <input type="email" {...about} />;
    case "password":
      return <input type="password" {...about} />;
    case "number":
      return <input type="number" min={0} {...about} />;
    default:
      return <input type="text" {...about} />;
  }
}

interface BoxAttributes {
  readonly id: string;
  readonly name: string;
  readonly class: string;
  readonly required: boolean;
  readonly maxLength: number | undefined;
  readonly autofocus: boolean;
  readonly "aria-invalid": boolean;
  readonly "aria-describedby": string | undefined;
  readonly autocomplete: NonNullable<FieldProps["autocomplete"]>;
  readonly value: string;
}
