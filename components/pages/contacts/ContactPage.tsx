/**
 * One contact: who it is, what the team wrote about them, everything exchanged, their tickets.
 *
 * The screen was loaded for this viewer: what is not theirs to see is not in it. Forms that
 * change the contact stand there only for who may.
 */

import type { ContactScreen } from "../../../core/contacts/contact_screen.ts";
import { hasPermission, type Viewer } from "../../../core/users/user.ts";
import { Desk } from "../../Desk.tsx";
import { refusalOfForm } from "../../form/form_refusal.ts";
import { Icon } from "../../Icon.tsx";
import { contactText } from "../../names.ts";
import { useReader } from "../../reader.ts";
import type { Refusal } from "../../refusal.ts";
import { ContactEdits } from "./ContactEdits.tsx";
import { ContactFiles } from "./ContactFiles.tsx";
import { ContactNotes } from "./ContactNotes.tsx";
import { ContactTickets } from "./ContactTickets.tsx";
import { GroupCard } from "./GroupCard.tsx";
import { IdentityCard } from "./IdentityCard.tsx";

/** What the page is drawn from. */
export interface ContactPageProps {
  viewer: Viewer;
  screen: ContactScreen;
  refusal: Refusal | null;
  saved: string | null;
  now: number;
}

/** Draws the page. */
export function ContactPage({ viewer, screen, refusal, saved, now }: ContactPageProps) {
  const reader = useReader();
  const { t } = reader;
  const { contact, groupChat, notes, tickets, files } = screen;
  const starts = !contact.group && hasPermission(viewer, "start_conversation");
  return (
    <Desk
      place="contacts"
      title={contactText(reader, contact)}
      back="/contacts"
      saved={saved}
      action={starts && (
        <a class="btn" href={`/conversations/new?contact=${contact.id}`}>
          <Icon name="plus" />
          {t("new_conversation")}
        </a>
      )}
    >
      <IdentityCard screen={screen} now={now} />
      {groupChat && <GroupCard chat={groupChat} />}
      <ContactNotes
        contactId={contact.id}
        viewerId={viewer.id}
        page={notes}
        refusal={refusalOfForm(refusal, "note")}
        now={now}
      />
      <ContactFiles contactId={contact.id} files={files} now={now} />
      <ContactTickets contactId={contact.id} page={tickets} now={now} />
      {hasPermission(viewer, "edit_contacts") && <ContactEdits contact={contact} refusal={refusal} />}
    </Desk>
  );
}
