/** A day to be chosen, as the browser draws it. */

/** Draws the field; its value is "2026-11-22". */
export function DayField({ name, label, value }: { name: string; label: string; value: string }) {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <input type="date" id={name} name={name} class="in-box" value={value} />
    </div>
  );
}
