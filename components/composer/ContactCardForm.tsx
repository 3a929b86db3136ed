/** A contact card to be sent: of somebody whom we know, or typed. */

import type { Contact } from "../../core/contacts/contact.ts";
import { contactText } from "../names.ts";
import { useReader } from "../reader.ts";
import { Field } from "./Field.tsx";
import { Hidden } from "./Hidden.tsx";

/** What the page is drawn from. */
export interface ContactCardFormProps {
  action: string;
  messageId: string;
  /** What was searched for. */
  search: string;
  /** Who was found. */
  found: readonly Contact[];
  typed: Readonly<Record<string, string>>;
}

/** Draws the search, its results, and the form. */
export function ContactCardForm({ action, messageId, search, found, typed }: ContactCardFormProps) {
  const reader = useReader();
  const { t } = reader;
  const field = (name: string) => ({ name, value: typed[name] ?? "" });
  return (
    <>
      <form method="get" action={action} data-results=".picks">
        <Field name="q" type="search" label={t("card_search")} value={search} autofocus />
        <noscript>
          <button class="btn" type="submit">{t("search")}</button>
        </noscript>
      </form>
      <div class="picks" aria-live="polite">
        {search && found.length === 0 && <p class="sys">{t("nothing_found")}</p>}
        {found.map((contact) => (
          <form method="post" action={action} key={contact.id}>
            <Hidden changes of={{ id: messageId }} />
            <button class="opt" type="submit" name="contact" value={contact.id}>
              {contactText(reader, contact)}
              <small>{contact.phone}</small>
            </button>
          </form>
        ))}
      </div>
      <form method="post" action={action}>
        <h2>{t("card_typed")}</h2>
        <Hidden changes of={{ id: messageId }} />
        <Field {...field("name")} label={t("card_name")} required />
        <Field {...field("phone")} label={t("card_phone")} type="tel" inputMode="tel" />
        <Field {...field("email")} label={t("card_email")} type="email" />
        <Field {...field("company")} label={t("card_company")} />
        <button class="btn go" type="submit">{t("send")}</button>
      </form>
    </>
  );
}
