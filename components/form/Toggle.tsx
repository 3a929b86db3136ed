/** A box to tick, its words beside it: the whole line is the target. */

import type { ComponentChildren } from "preact";
import type { Refusal } from "../refusal.ts";
import { tickedOr } from "./form_refusal.ts";

/** What is on or off. */
export interface ToggleProps {
  name: string;
  label: ComponentChildren;
  refusal: Refusal | null;
  checked: boolean;
  hint?: string;
}

/** Draws the box. */
export function Toggle({ name, label, refusal, checked, hint }: ToggleProps) {
  return (
    <label class="toggle">
      <input type="checkbox" name={name} value="on" checked={tickedOr(refusal, name, checked)} />
      <span class="grow">
        {label}
        {hint && <small>{hint}</small>}
      </span>
    </label>
  );
}
