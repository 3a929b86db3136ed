/**
 * That a change has been made, on the page one is sent to after it.
 *
 * The address says what (`?saved=user`); words for it stand in the locales
 * under `saved_user`, so nobody can put words of their own on our page.
 */

import { Icon } from "../Icon.tsx";
import { useReader } from "../reader.ts";

/** Draws the note; nothing for a word that is not ours. */
export function SavedNote({ saved }: { saved: string | null }) {
  const { has, t } = useReader();
  const key = `saved_${saved}`;
  return saved !== null && has(key)
    ? (
      <p class="say ok" role="status">
        <Icon name="check" />
        <span class="grow">{t(key)}</span>
      </p>
    )
    : null;
}
