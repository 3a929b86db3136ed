/** What was refused, above the form it was refused in. */

import { Icon } from "../Icon.tsx";
import type { Refusal } from "../refusal.ts";

/** Draws the refusal, if there is one. */
export function Errors({ refusal }: { refusal: Refusal | null }) {
  return refusal && (
    <p class="say bad" role="alert">
      <Icon name="warn" />
      <span class="grow">{refusal.text}</span>
    </p>
  );
}
