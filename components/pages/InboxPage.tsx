/**
 * The inbox: the list, and beside it the open thread, or the place for one.
 * On a phone one of the two is shown, by where one is.
 *
 * It works as plain pages; the islands keep both sides alive. Without scripts the
 * page says when it was drawn and renews itself, except where something is being
 * written, which would be lost.
 */

import type { ComponentChildren } from "preact";
import type { InboxState } from "../../core/inbox/inbox.ts";
import TicketList from "../../islands/TicketList.tsx";
import { Empty } from "../Empty.tsx";
import { packInbox } from "../inbox_codec.ts";
import { ListHead } from "../ListHead.tsx";
import { PaintedInbox } from "../painted_inbox.ts";
import { Rail } from "../Rail.tsx";
import { useReader } from "../reader.ts";
import { clockText, isoTime } from "../times.ts";

/** What the page is drawn from. */
export interface InboxPageProps {
  inbox: InboxState;
  /** Whether this is not the first page of the list. */
  further: boolean;
  now: number;
  /** Whether the page renews itself without scripts. */
  refreshes: boolean;
  /** The page's own address, with its query. */
  address: string;
  /** The open ticket's id. */
  openId?: string;
  /** The open thread. */
  children?: ComponentChildren;
}

/** Draws the inbox. */
export function InboxPage({ inbox, further, now, refreshes, address, openId, children }: InboxPageProps) {
  const { t } = useReader();
  const alone = openId === undefined;
  const Pane = alone ? "main" : "section";
  return (
    <div class="app" data-pane={children ? "thread" : "list"}>
      <a class="skip" href="#content">{t("skip_to_content")}</a>
      <Rail />
      <noscript>
        <DrawnAt now={now} refreshes={refreshes} address={address} />
      </noscript>
      {/* Where the island says that the line is down: over the thread too, where a phone shows no list. */}
      <div class="strip" id="line" role="status" />
      <Pane class="list" id={alone ? "content" : undefined} aria-label={t("tickets")}>
        <ListHead inbox={inbox} alone={alone} />
        <PaintedInbox.Provider value={inbox}>
          <TicketList
            packed={packInbox(inbox, { painted: true })}
            openId={openId ?? null}
            further={further}
            now={now}
          />
        </PaintedInbox.Provider>
      </Pane>
      {children ?? (
        <div class="thread">
          <Empty icon="bell" title={t("pick_ticket")} hint={t("pick_ticket_hint")} />
        </div>
      )}
    </div>
  );
}

function DrawnAt({ now, refreshes, address }: Pick<InboxPageProps, "now" | "refreshes" | "address">) {
  const reader = useReader();
  const { t } = reader;
  const other = (refresh: "on" | "off") => {
    const [path, query] = address.split("?");
    const params = new URLSearchParams(query);
    params.set("refresh", refresh);
    return `${path}?${params}`;
  };
  return (
    <p class="say flat">
      <span class="grow">
        <time dateTime={isoTime(now)}>{t("drawn_at", { time: clockText(reader, now) })}</time>
      </span>
      <a class="link" href={address}>{t("refresh")}</a>
      <a class="link" href={other(refreshes ? "off" : "on")}>
        {t(refreshes ? "refresh_stop" : "refresh_start")}
      </a>
    </p>
  );
}
