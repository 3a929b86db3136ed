/** The three states a ticket can be in, each a link with its count; at the thumb's edge on a phone. */

import type { InboxFilter, InboxState } from "../core/inbox/inbox.ts";
import { TICKET_STATUSES, type TicketStatus } from "../core/tickets/ticket.ts";
import type { TextKey } from "../locales/mod.ts";
import { Icon, type IconName } from "./Icon.tsx";
import { listPath } from "./paths.ts";
import { useText } from "./reader.ts";

const LOOKS: Readonly<Record<TicketStatus, readonly [TextKey, IconName]>> = {
  attending: ["tab_attending", "inbox"],
  waiting: ["tab_waiting", "clock"],
  resolved: ["tab_resolved", "check"],
};

/** Draws the tabs. */
export function TicketTabs({ filter, counts }: { filter: InboxFilter; counts: InboxState["counts"] }) {
  const t = useText();
  return (
    <nav class="tabs" aria-label={t("tabs_label")}>
      {TICKET_STATUSES.map((tab) => {
        const [key, icon] = LOOKS[tab];
        const look = counts[tab] === 0 ? "count nil" : tab === "waiting" ? "count late" : "count";
        return (
          <a
            key={tab}
            href={listPath({ ...filter, tab })}
            aria-current={tab === filter.tab ? "page" : undefined}
          >
            <Icon name={icon} />
            {t(key)} <span class={look}>{counts[tab]}</span>
          </a>
        );
      })}
    </nav>
  );
}
