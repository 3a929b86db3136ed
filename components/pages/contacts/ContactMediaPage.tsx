/** All files of a contact, a kind at a time, a page at a time. */

import type { Contact } from "../../../core/contacts/contact.ts";
import type { MediaPage, MediaShelf } from "../../../core/contacts/contact_screen.ts";
import { Desk } from "../../Desk.tsx";
import { Empty } from "../../Empty.tsx";
import { contactText } from "../../names.ts";
import { useReader } from "../../reader.ts";
import { SHELVES } from "./ContactFiles.tsx";
import { FileShelf } from "./FileShelf.tsx";

/** What the page is drawn from. */
export interface ContactMediaPageProps {
  contact: Contact;
  shelf: MediaShelf;
  page: MediaPage;
  now: number;
}

/** Draws the page. */
export function ContactMediaPage({ contact, shelf, page, now }: ContactMediaPageProps) {
  const reader = useReader();
  const { t } = reader;
  const path = `/contacts/${contact.id}`;
  return (
    <Desk
      place="contacts"
      title={contactText(reader, contact)}
      back={path}
      nav={
        <nav class="desknav" aria-label={t("media_all")}>
          {SHELVES.map(([one, label]) => (
            <a
              key={one}
              href={`${path}/media?shelf=${one}`}
              aria-current={one === shelf ? "page" : undefined}
            >
              {t(label)}
            </a>
          ))}
        </nav>
      }
    >
      {page.files.length > 0
        ? <FileShelf shelf={shelf} files={page.files} now={now} />
        : <Empty icon="image" title={t("media_none")} hint={t("media_none_hint")} />}
      {page.nextCursor && (
        <a class="more" href={`${path}/media?shelf=${shelf}&cursor=${encodeURIComponent(page.nextCursor)}`}>
          {t("show_more")}
        </a>
      )}
    </Desk>
  );
}
