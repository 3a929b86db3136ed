/** The newest files exchanged with a contact, a few of each kind, and the way to all of them. */

import type { ContactScreen, MediaShelf } from "../../../core/contacts/contact_screen.ts";
import type { TextKey } from "../../../locales/mod.ts";
import { useReader } from "../../reader.ts";
import { FileShelf } from "./FileShelf.tsx";

/** The shelves' names, in the order in which they stand. */
export const SHELVES: readonly (readonly [MediaShelf, TextKey])[] = [
  ["pictures", "media_pictures"],
  ["documents", "media_documents"],
  ["sounds", "media_sounds"],
];

/** Draws the shelves that have something; nothing where nothing was exchanged. */
export function ContactFiles(
  { contactId, files, now }: { contactId: string; files: ContactScreen["files"]; now: number },
) {
  const { t } = useReader();
  const filled = SHELVES.filter(([shelf]) => files[shelf].files.length > 0);
  if (filled.length === 0) return null;
  return (
    <section class="stack">
      <h2>{t("media_all")}</h2>
      {filled.map(([shelf, label]) => (
        <div class="stack" key={shelf}>
          <h3>{t(label)}</h3>
          <FileShelf shelf={shelf} files={files[shelf].files} now={now} />
          {files[shelf].nextCursor && (
            <a class="more" href={`/contacts/${contactId}/media?shelf=${shelf}`}>{t("media_see_all")}</a>
          )}
        </div>
      ))}
    </section>
  );
}
