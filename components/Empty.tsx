/** Nothing here: one icon, one sentence, at most one thing to do. */

import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "./Icon.tsx";

/** Draws an empty place. */
export function Empty(
  { icon, title, hint, children }: {
    icon: IconName;
    title: string;
    hint: string;
    children?: ComponentChildren;
  },
) {
  return (
    <div class="empty">
      <Icon name={icon} />
      <h2>{title}</h2>
      <p>{hint}</p>
      {children}
    </div>
  );
}
