/** The tickets of a contact that the viewer may see, newest last message first. */

import type { ContactScreen } from "../../../core/contacts/contact_screen.ts";
import type { TicketStatus } from "../../../core/tickets/ticket.ts";
import type { TextKey } from "../../../locales/mod.ts";
import { useReader } from "../../reader.ts";
import { dateText } from "../../times.ts";

const STATES: Readonly<Record<TicketStatus, readonly [TextKey, string]>> = {
  attending: ["ticket_state_attending", "mark ok"],
  waiting: ["ticket_state_waiting", "mark warning"],
  resolved: ["ticket_state_resolved", "mark"],
};

/** Draws the tickets. */
export function ContactTickets(
  { contactId, page, now }: { contactId: string; page: ContactScreen["tickets"]; now: number },
) {
  const reader = useReader();
  const { t } = reader;
  return (
    <section class="stack" id="tickets">
      <h2>{t("contact_tickets")}</h2>
      <ul class="entries">
        {page.tickets.map((ticket) => {
          const [state, look] = STATES[ticket.status];
          const beside = [ticket.connection.name, ticket.department?.name, ticket.assignee?.publicName];
          return (
            <li key={ticket.id}>
              <a class="grow" href={`/tickets/${ticket.id}`}>
                {ticket.protocol}
                <small>{beside.filter(Boolean).join(" · ")}</small>
              </a>
              <span class={look}>{t(state)}</span>
              <time>{dateText(reader, ticket.lastMessageAt, now)}</time>
            </li>
          );
        })}
      </ul>
      {page.nextCursor && (
        <a
          class="more"
          href={`/contacts/${contactId}?tickets=${encodeURIComponent(page.nextCursor)}#tickets`}
        >
          {t("tickets_older")}
        </a>
      )}
    </section>
  );
}
