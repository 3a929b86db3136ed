/** A choice of one among a few, as browsers draw it themselves: it works everywhere and weighs nothing. */

import type { Refusal } from "../refusal.ts";
import { problemAt, typedOr } from "./form_refusal.ts";

/** What is to be chosen. */
export interface SelectProps {
  name: string;
  label: string;
  refusal: Refusal | null;
  codes?: readonly string[];
  value: string;
  options: readonly { readonly value: string; readonly label: string }[];
  hint?: string;
}

/** Draws the choice. */
export function Select({ name, label, refusal, codes = [], value, options, hint }: SelectProps) {
  const problem = problemAt(refusal, name, codes);
  const chosen = typedOr(refusal, name, value);
  const notes = [problem !== null && `${name}-problem`, hint !== undefined && `${name}-hint`];
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <select
        id={name}
        name={name}
        class="in-box"
        aria-invalid={problem !== null}
        aria-describedby={notes.filter(Boolean).join(" ") || undefined}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === chosen}>
            {option.label}
          </option>
        ))}
      </select>
      {problem !== null && <small class="problem" id={`${name}-problem`}>{problem}</small>}
      {hint !== undefined && <small id={`${name}-hint`}>{hint}</small>}
    </div>
  );
}
