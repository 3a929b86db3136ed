/** To whom a message can be sent on: a search, and a press for each. */

import type { Ticket } from "../../core/tickets/ticket.ts";
import { contactText } from "../names.ts";
import { useReader } from "../reader.ts";
import { Field } from "./Field.tsx";
import { Hidden } from "./Hidden.tsx";

/** Draws the search and what it found. */
export function ForwardList(
  { action, search, tickets }: { action: string; search: string; tickets: readonly Ticket[] },
) {
  const reader = useReader();
  const { t } = reader;
  return (
    <>
      <form method="get" action={action} data-results=".picks">
        <Field name="q" type="search" label={t("forward_search")} value={search} autofocus />
        <noscript>
          <button class="btn" type="submit">{t("search")}</button>
        </noscript>
      </form>
      <div class="picks" aria-live="polite">
        {tickets.length === 0 && <p class="sys">{t("forward_none")}</p>}
        {tickets.map(({ id, contact, connection }) => (
          <form method="post" action={action} key={id}>
            <Hidden changes of={{}} />
            <button class="opt" type="submit" name="ticket" value={id}>
              {contactText(reader, contact)}
              <small>{contact.phone} · {connection.name}</small>
            </button>
          </form>
        ))}
      </div>
    </>
  );
}
