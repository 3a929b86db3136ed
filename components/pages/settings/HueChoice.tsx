/** One of the twelve colours of the palette: boxes of one, each with its name, so that nobody needs to see the colour. */

import { HUES } from "../../../core/departments/department.ts";
import { typedOr } from "../../form/form_refusal.ts";
import { type Reader, useReader } from "../../reader.ts";
import type { Refusal } from "../../refusal.ts";

/** Draws the choice. */
export function HueChoice({ hue, refusal }: { hue: number; refusal: Refusal | null }) {
  const reader = useReader();
  const chosen = typedOr(refusal, "hue", String(hue));
  return (
    <fieldset>
      <legend>{reader.t("department_colour")}</legend>
      <div class="hues">
        {Array.from({ length: HUES }, (_, i) => String(i + 1)).map((value) => (
          <label key={value}>
            <input type="radio" name="hue" value={value} checked={value === chosen} />
            <span class={`dep hue-${value}`}>{hueName(reader, value)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function hueName({ has, t }: Reader, hue: string): string {
  const key = `hue_${hue}`;
  return has(key) ? t(key) : hue;
}
