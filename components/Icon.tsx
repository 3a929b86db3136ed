/** An icon of the style sheet, drawn in the colour of the text; `label` says it to those who do not see it. */

/** The icons there are: a mask each, in styles/2_icons.css. */
export type IconName =
  | "back"
  | "ban"
  | "bell"
  | "camera"
  | "cart"
  | "check"
  | "check2"
  | "clip"
  | "clock"
  | "copy"
  | "doc"
  | "down"
  | "download"
  | "fast"
  | "forward"
  | "gear"
  | "hourglass"
  | "image"
  | "inbox"
  | "mic"
  | "more"
  | "music"
  | "offline"
  | "out"
  | "pause"
  | "pen"
  | "people"
  | "phone"
  | "pin"
  | "plug"
  | "plus"
  | "play"
  | "reply"
  | "send"
  | "smile"
  | "sync"
  | "tag"
  | "template"
  | "undo"
  | "unknown"
  | "user"
  | "video"
  | "warn"
  | "x";

/** Draws an icon. */
export function Icon({ name, label }: { name: IconName; label?: string | undefined }) {
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
