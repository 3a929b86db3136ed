/**
 * The living part of the list pane: which state, the tickets. Drawn alike by the
 * server and by the island that keeps it up to date.
 */

import { type InboxState } from "../core/inbox/inbox.ts";
import type { TicketStatus } from "../core/tickets/ticket.ts";
import type { TextKey } from "../locales/mod.ts";
import { Empty } from "./Empty.tsx";
import type { IconName } from "./Icon.tsx";
import { listPath, ticketPath } from "./paths.ts";
import { useText } from "./reader.ts";
import { TicketRow } from "./TicketRow.tsx";
import { TicketTabs } from "./TicketTabs.tsx";

/** What the list is drawn from. */
export interface TicketListViewProps {
  inbox: InboxState;
  /** The ticket open beside it; null: the list is the page. */
  openId: string | null;
  /** Whether this is not the first page of the list. */
  further: boolean;
  now: number;
  onMore?: (click: MouseEvent) => void;
}

/** Draws the tabs and the rows. */
export function TicketListView({ inbox, openId, further, now, onMore }: TicketListViewProps) {
  const t = useText();
  const { filter, counts, tickets, nextCursor, viewer } = inbox;
  const several = tickets.some(({ connection }) => connection.id !== tickets[0]?.connection.id);
  return (
    <>
      <TicketTabs filter={filter} counts={counts} />
      <div class="rows">
        {further && <a class="more" href={listPath(filter)}>{t("back_to_first")}</a>}
        {tickets.length === 0 ? <EmptyTab tab={filter.tab} inbox={inbox} /> : (
          <ul>
            {tickets.map((ticket) => (
              <TicketRow
                key={ticket.id}
                ticket={ticket}
                href={ticketPath(ticket.id, filter)}
                current={ticket.id === openId}
                viewerId={viewer.id}
                withConnection={several}
                now={now}
              />
            ))}
          </ul>
        )}
        {nextCursor && (
          <a class="more" href={listPath(filter, nextCursor)} onClick={onMore}>{t("show_more")}</a>
        )}
      </div>
    </>
  );
}

const EMPTY: Readonly<Record<TicketStatus, readonly [IconName, TextKey, TextKey]>> = {
  attending: ["inbox", "empty_attending", "empty_attending_hint"],
  waiting: ["check2", "empty_waiting", "empty_waiting_hint"],
  resolved: ["check", "empty_resolved", "empty_resolved_hint"],
};

function EmptyTab({ tab, inbox }: { tab: TicketStatus; inbox: InboxState }) {
  const t = useText();
  if (inbox.unconnected) {
    const admin = inbox.viewer.role === "admin";
    return (
      <Empty
        icon="bell"
        title={t("empty_unconnected")}
        hint={t(admin ? "empty_unconnected_admin" : "empty_unconnected_hint")}
      >
        {admin && <a class="btn go" href="/settings/connections/new">{t("empty_unconnected_action")}</a>}
      </Empty>
    );
  }
  const [icon, title, hint] = EMPTY[tab];
  return (
    <Empty icon={icon} title={t(title)} hint={t(hint)}>
      {tab === "attending" && inbox.counts.waiting > 0 && (
        <a class="btn" href={listPath({ ...inbox.filter, tab: "waiting" })}>{t("empty_attending_action")}</a>
      )}
    </Empty>
  );
}
