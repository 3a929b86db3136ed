/** The contacts the viewer may see, newest first, and a search among them. */

import type { Contact } from "../../../core/contacts/contact.ts";
import { hasPermission, type Viewer } from "../../../core/users/user.ts";
import { Avatar } from "../../Avatar.tsx";
import { Desk } from "../../Desk.tsx";
import { Empty } from "../../Empty.tsx";
import { Icon } from "../../Icon.tsx";
import { contactText } from "../../names.ts";
import { useReader } from "../../reader.ts";

/** What the page is drawn from. */
export interface ContactsPageProps {
  viewer: Viewer;
  contacts: readonly Contact[];
  nextCursor: string | null;
  search: string;
}

/** Draws the page. */
export function ContactsPage({ viewer, contacts, nextCursor, search }: ContactsPageProps) {
  const { t } = useReader();
  const more = nextCursor && new URLSearchParams({ ...(search && { q: search }), cursor: nextCursor });
  return (
    <Desk
      place="contacts"
      title={t("contacts")}
      action={hasPermission(viewer, "start_conversation") && (
        <a class="btn" href="/conversations/new">
          <Icon name="plus" />
          {t("new_conversation")}
        </a>
      )}
    >
      <form method="get" action="/contacts" role="search" class="seek">
        <input
          class="in-box grow"
          type="search"
          name="q"
          aria-label={t("contacts_search")}
          placeholder={t("contacts_search")}
          defaultValue={search}
          maxLength={100}
        />
        <button class="btn go" type="submit">{t("search")}</button>
      </form>
      {contacts.length > 0
        ? (
          <ul class="entries">
            {contacts.map((contact) => <ContactEntry key={contact.id} contact={contact} />)}
          </ul>
        )
        : search
        ? (
          <Empty
            icon="user"
            title={t("contacts_none_found", { search })}
            hint={t("contacts_none_found_hint")}
          >
            <a class="btn" href="/contacts">{t("search_clear")}</a>
          </Empty>
        )
        : <Empty icon="user" title={t("contacts_nobody")} hint={t("contacts_nobody_hint")} />}
      {more && <a class="more" href={`/contacts?${more}`}>{t("show_more")}</a>}
    </Desk>
  );
}

function ContactEntry({ contact }: { contact: Contact }) {
  const reader = useReader();
  const { id, picture, phone, username, group } = contact;
  const name = contactText(reader, contact);
  const beside = [group && reader.t("group_chat"), phone, username && `@${username}`]
    .filter((fact) => fact && fact !== name);
  return (
    <li>
      <Avatar id={id} name={name} picture={picture} />
      <a class="grow" href={`/contacts/${id}`}>
        {name}
        {beside.length > 0 && <small>{beside.join(" · ")}</small>}
      </a>
    </li>
  );
}
