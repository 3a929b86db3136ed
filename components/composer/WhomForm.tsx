/** Whom to write to, and from which number: the first step of a new conversation. */

import type { Contact } from "../../core/contacts/contact.ts";
import { contactText } from "../names.ts";
import { useReader } from "../reader.ts";
import { Field } from "./Field.tsx";

/** What the step is drawn from. */
export interface WhomFormProps {
  action: string;
  connections: readonly { readonly id: string; readonly name: string }[];
  connectionId: string;
  /** What was typed: a phone, or a name to be searched for. */
  to: string;
  found: readonly Contact[];
}

/** Draws the search and who was found. */
export function WhomForm({ action, connections, connectionId, to, found }: WhomFormProps) {
  const reader = useReader();
  const { t } = reader;
  const query = (contact: string) => new URLSearchParams({ connection: connectionId, contact });
  return (
    <>
      <form method="get" action={action}>
        {connections.length > 1 && (
          <div class="field">
            <label for="connection">{t("connection")}</label>
            <select class="in-box" id="connection" name="connection">
              {connections.map(({ id, name }) => (
                <option key={id} value={id} selected={id === connectionId}>{name}</option>
              ))}
            </select>
          </div>
        )}
        <Field name="to" label={t("new_conversation_to")} value={to} required autofocus />
        <button class="btn go" type="submit">{t("go_on")}</button>
      </form>
      <div class="picks">
        {to && found.length === 0 && <p class="sys">{t("nothing_found")}</p>}
        {found.map((contact) => (
          <a class="opt" key={contact.id} href={`${action}?${query(contact.id)}`}>
            {contactText(reader, contact)}
            <small>{contact.phone}</small>
          </a>
        ))}
      </div>
    </>
  );
}
