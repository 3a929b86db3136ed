/** What the team wrote about a contact: newest first, one's own can be deleted. */

import type { NotePage } from "../../../core/contacts/contact_screen.ts";
import { type ContactNote, NOTE_LIMIT } from "../../../core/contacts/note.ts";
import { Field } from "../../form/Field.tsx";
import { FormName } from "../../form/FormName.tsx";
import { FormSection } from "../../form/FormSection.tsx";
import { Icon } from "../../Icon.tsx";
import { momentText } from "../../moments.ts";
import { useReader } from "../../reader.ts";
import type { Refusal } from "../../refusal.ts";

/** What the notes are drawn from. */
export interface ContactNotesProps {
  contactId: string;
  viewerId: string;
  page: NotePage;
  refusal: Refusal | null;
  now: number;
}

/** Draws the notes, and the form for another one. */
export function ContactNotes({ contactId, viewerId, page, refusal, now }: ContactNotesProps) {
  const { t } = useReader();
  const path = `/contacts/${contactId}/notes`;
  return (
    <>
      <FormSection
        name="note"
        action={path}
        title={t("notes")}
        hint={t("notes_hint")}
        refusal={refusal}
        submit={t("note_add")}
      >
        <Field
          name="text"
          label={t("note_text")}
          refusal={refusal}
          codes={["note_empty", "note_too_long"]}
          rows={2}
          maxLength={NOTE_LIMIT}
          required
        />
      </FormSection>
      {page.notes.length > 0 && (
        <ul class="entries notes">
          {page.notes.map((note) => (
            <NoteEntry key={note.id} note={note} path={path} own={note.author?.id === viewerId} now={now} />
          ))}
        </ul>
      )}
      {page.nextCursor && (
        <a class="more" href={`/contacts/${contactId}?notes=${encodeURIComponent(page.nextCursor)}#note`}>
          {t("notes_older")}
        </a>
      )}
    </>
  );
}

function NoteEntry(
  { note, path, own, now }: { note: ContactNote; path: string; own: boolean; now: number },
) {
  const reader = useReader();
  const { t } = reader;
  const name = note.author?.publicName ?? t("note_author_gone");
  return (
    <li>
      <div class="grow">
        <p>{note.text}</p>
        <small>{t("note_by", { name, time: momentText(reader, note.createdAt, now) })}</small>
      </div>
      {own && (
        <form method="post" action={`${path}/${note.id}`}>
          <FormName name="note_deletion" method="DELETE" />
          <button class="ib" type="submit" title={t("note_delete")}>
            <Icon name="x" label={t("note_delete")} />
          </button>
        </form>
      )}
    </li>
  );
}
