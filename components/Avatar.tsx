/** A person in two letters; whoever cannot see it reads the name beside it. */

import { hueOf, initialsOf } from "./names.ts";

/** Draws the letters of `name` in the hue of `id`. */
export function Avatar({ id, name }: { id: string; name: string }) {
  return <span class={`av ${hueOf(id)}`} aria-hidden="true">{initialsOf(name)}</span>;
}
