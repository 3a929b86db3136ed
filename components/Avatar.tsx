/**
 * A person in two letters, beneath their picture where there is one: until it has come, and if
 * it does not, the letters stand there. Whoever cannot see it reads the name beside it.
 */

import { hueOf, initialsOf } from "./names.ts";
import { type Pictured, picturePath } from "./paths.ts";

/** Whom it shows; `picture` is the picture's version. */
export interface AvatarProps {
  readonly id: string;
  readonly name: string;
  /** A contact unless told. */
  readonly of?: Pictured;
  readonly picture?: string | undefined;
}

/** Draws the picture over the letters of `name` in the hue of `id`. */
export function Avatar({ id, name, of = "contacts", picture }: AvatarProps) {
  return (
    <span class={`av ${hueOf(id)}`} aria-hidden="true">
      {initialsOf(name)}
      {picture && <img src={picturePath(of, id, picture)} alt="" loading="lazy" width="40" height="40" />}
    </span>
  );
}
