/**
 * A person in two letters, beneath their picture where there is one: until it has come, and if
 * it does not, the letters stand there. Whoever cannot see it reads the name beside it.
 */

import { hueOf, initialsOf } from "./names.ts";
import { picturePath } from "./paths.ts";

/** Whom it shows; `picture` is the picture's version. */
export interface AvatarProps {
  readonly id: string;
  readonly name: string;
  readonly picture?: string | undefined;
}

/** Draws the picture over the letters of `name` in the hue of `id`. */
export function Avatar({ id, name, picture }: AvatarProps) {
  return (
    <span class={`av ${hueOf(id)}`} aria-hidden="true">
      {initialsOf(name)}
      {picture && <img src={picturePath(id, picture)} alt="" loading="lazy" width="40" height="40" />}
    </span>
  );
}
