/** An icon of the style sheet, drawn in the colour of the text; `label` says it to those who do not see it. */

/** The icons there are: a mask each, in styles/2_icons.css. */
export type IconName =
  | "back"
  | "bell"
  | "check"
  | "check2"
  | "clock"
  | "down"
  | "hourglass"
  | "inbox"
  | "more"
  | "offline"
  | "out"
  | "send"
  | "undo"
  | "unknown"
  | "user"
  | "warn"
  | "x";

/** Draws an icon. */
export function Icon({ name, label }: { name: IconName; label?: string }) {
  const icon = <i class={`i i-${name}`} aria-hidden="true" />;
  return label
    ? (
      <>
        {icon}
        <span class="vh">{label}</span>
      </>
    )
    : icon;
}
