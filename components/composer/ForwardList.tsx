/** To whom a message can be sent on: a search, and a press for each. */

import type { Ticket } from "../../core/tickets/ticket.ts";
import { contactText } from "../names.ts";
import { useReader } from "../reader.ts";
import { Field } from "./Field.tsx";
import { Hidden } from "./Hidden.tsx";

/** What the list is drawn from. */
export interface ForwardListProps {
  action: string;
  search: string;
  /** The viewer's own. */
  tickets: readonly Ticket[];
  /** Of customers whom nobody serves. */
  others: readonly Ticket[];
}

/** Draws the search and what it found. */
export function ForwardList({ action, search, tickets, others }: ForwardListProps) {
  const { t } = useReader();
  return (
    <>
      <form method="get" action={action} data-results=".picks">
        <Field name="q" type="search" label={t("forward_search")} value={search} autofocus />
        <noscript>
          <button class="btn" type="submit">{t("search")}</button>
        </noscript>
      </form>
      <div class="picks" aria-live="polite">
        {tickets.length + others.length === 0 && <p class="sys">{t("forward_none")}</p>}
        {tickets.map((ticket) => (
          <Goal key={ticket.id} action={action} ticket={ticket} fields={{ ticket: ticket.id }} />
        ))}
        {others.length > 0 && <p class="sys">{t("forward_others")}</p>}
        {others.map((ticket) => {
          const fields = { contact: ticket.contact.id, connection: ticket.connection.id };
          return <Goal key={ticket.id} action={action} ticket={ticket} fields={fields} />;
        })}
      </div>
    </>
  );
}

function Goal(
  { action, ticket: { contact, connection }, fields }: {
    action: string;
    ticket: Ticket;
    fields: Record<string, string>;
  },
) {
  return (
    <form method="post" action={action}>
      <Hidden changes of={fields} />
      <button class="opt" type="submit">
        {contactText(useReader(), contact)}
        <small>{[contact.phone, connection.name].filter(Boolean).join(" · ")}</small>
      </button>
    </form>
  );
}
