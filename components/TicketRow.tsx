/**
 * One ticket in the list, 72 px high: who, what they said last, since when they wait.
 *
 * The whole row is one link. Its children stand in the fixed order of the grid:
 * avatar, name, time, last message, unread, facts. An island redraws rows
 * from what `inbox_codec.ts` kept of a ticket: show nothing here that it leaves out.
 */

import type { Ticket } from "../core/tickets/ticket.ts";
import { Avatar } from "./Avatar.tsx";
import { Icon } from "./Icon.tsx";
import { Kind } from "./Kind.tsx";
import { contactText, initialsOf } from "./names.ts";
import { plainWords } from "./plain_words.ts";
import { useReader } from "./reader.ts";
import { Ticks } from "./Ticks.tsx";
import { dayOf, rowTime, spanText } from "./times.ts";

/** What a row shows. */
export interface TicketRowProps {
  ticket: Ticket;
  href: string;
  /** Whether its thread is open beside the list. */
  current: boolean;
  viewerId: string;
  /** Name the number it came in on: where there are several. */
  withConnection: boolean;
  now: number;
}

/** A wait longer than this is shown in the warm colour. */
const LATE_MS = 10 * 60_000;
/** The service window is counted down once it is this short. */
const CLOSING_MS = 4 * 60 * 60_000;
/** How much of a message a row has room for. */
export const ROW_TEXT = 64;

/** Draws a row. */
export function TicketRow({ ticket, href, current, viewerId, withConnection, now }: TicketRowProps) {
  const reader = useReader();
  const name = contactText(reader, ticket.contact);
  const { unread } = ticket;
  return (
    <li>
      <a class={unread ? "row new" : "row"} href={href} aria-current={current ? "true" : undefined}>
        <Avatar id={ticket.contact.id} name={name} picture={ticket.contact.picture} />
        <b class="cut">{name}</b>
        <RowTime at={ticket.lastMessageAt} now={now} />
        <LastMessage ticket={ticket} />
        {unread
          ? (
            <span class="count">
              {unread > 99 ? "99+" : unread}
              <span class="vh">{reader.t(unread === 1 ? "unread_one" : "unread_other", { n: "" })}</span>
            </span>
          )
          : <span />}
        <Facts ticket={ticket} viewerId={viewerId} withConnection={withConnection} now={now} />
      </a>
    </li>
  );
}

function RowTime({ at, now }: { at: number; now: number }) {
  const reader = useReader();
  const text = rowTime(reader, at, now);
  // The time of day is its own machine-readable form; it need not be said twice.
  return <time dateTime={text.includes(":") ? undefined : dayOf(reader, at)}>{text}</time>;
}

function LastMessage({ ticket: { lastMessage } }: { ticket: Ticket }) {
  const reader = useReader();
  if (!lastMessage) return <span class="snip" />;
  const { text, type, direction, status } = lastMessage;
  return (
    <span class="snip cut">
      {direction === "out" && type !== "system" && <Ticks status={status} />}
      {type === "system"
        ? reader.t("line_other")
        : <Kind type={type} words={text === null ? null : plainWords(text.slice(0, ROW_TEXT))} />}
    </span>
  );
}

function Facts(
  { ticket, viewerId, withConnection, now }: Pick<
    TicketRowProps,
    "ticket" | "viewerId" | "withConnection" | "now"
  >,
) {
  const reader = useReader();
  const { department, connection, assignee, windowClosesAt, waitingSince, status } = ticket;
  const left = status === "resolved" || windowClosesAt === null ? Infinity : windowClosesAt - now;
  return (
    <span class="meta">
      {left < CLOSING_MS && (
        <span class={left > 0 ? "win low" : "win shut"}>
          <Icon
            name="hourglass"
            label={left > 0 ? reader.t("window_left", { time: "" }) : reader.t("window_shut")}
          />
          {left > 0 && spanText(reader, left)}
        </span>
      )}
      {department && <span class={`dep hue-${department.hue}`}>{department.name}</span>}
      {withConnection && <span>{connection.name}</span>}
      {assignee && assignee.id !== viewerId && (
        <span title={reader.t("assigned_to", { name: assignee.publicName })}>
          <Icon name="user" label={assignee.publicName} />
          <span aria-hidden="true">{initialsOf(assignee.publicName)}</span>
        </span>
      )}
      {waitingSince !== null && <Wait since={waitingSince} now={now} />}
    </span>
  );
}

function Wait({ since, now }: { since: number; now: number }) {
  const reader = useReader();
  const waited = now - since;
  return (
    <span class={waited >= LATE_MS ? "senha late" : "senha"}>
      {reader.t("waits", { time: spanText(reader, waited) })}
    </span>
  );
}
