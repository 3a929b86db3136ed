/**
 * The head of a thread: who, whose, how long one may still answer, and what can be
 * done besides answering. Only what works now is offered.
 */

import { scopeOf, type Ticket } from "../core/tickets/ticket.ts";
import { canServeTicket } from "../core/tickets/ticket_policy.ts";
import type { Viewer } from "../core/users/user.ts";
import { Avatar } from "./Avatar.tsx";
import { CloseFields } from "./CloseFields.tsx";
import { Csrf } from "./Csrf.tsx";
import { Icon } from "./Icon.tsx";
import { contactText } from "./names.ts";
import { useReader } from "./reader.ts";
import { spanText } from "./times.ts";

/** What the head is drawn from. */
export interface ThreadHeaderProps {
  ticket: Ticket;
  viewer: Viewer;
  /** Where "back" leads: the list this was opened from. */
  listHref: string;
  now: number;
  /** An island sends the form itself. */
  onSubmit?: (submit: SubmitEvent) => void;
}

/** Draws the head. */
export function ThreadHeader({ ticket, viewer, listHref, now, onSubmit }: ThreadHeaderProps) {
  const reader = useReader();
  const { t } = reader;
  const name = contactText(reader, ticket.contact);
  const serves = canServeTicket(viewer, scopeOf(ticket));
  return (
    <header class="thread-head">
      <a class="ib back" href={listHref} title={t("back_to_list")}>
        <Icon name="back" label={t("back_to_list")} />
      </a>
      <Avatar id={ticket.contact.id} name={name} picture={ticket.contact.picture} />
      <div class="who">
        <h1 class="cut">
          <a href={`/contacts/${ticket.contact.id}`}>{name}</a>
        </h1>
        <p>
          {ticket.department && (
            <span class={`dep hue-${ticket.department.hue}`}>{ticket.department.name}</span>
          )}
          {ticket.assignee && (
            <span class={ticket.assignee.id === viewer.id ? "wide" : "cut"}>
              {t("assigned_to", { name: ticket.assignee.publicName })}
            </span>
          )}
          <Countdown ticket={ticket} now={now} />
          <span class="wide cut">{ticket.connection.name}</span>
        </p>
      </div>
      {serves && (
        <>
          <form method="post" action={`/tickets/${ticket.id}/closure`} onSubmit={onSubmit} data-key="e">
            <CloseFields seen={ticket.inboundSeq} farewell />
            <button class="btn" type="submit" title={`${t("close")} (E)`} aria-keyshortcuts="e">
              {t("close")}
            </button>
          </form>
          <ThreadMenu ticket={ticket} onSubmit={onSubmit} />
        </>
      )}
    </header>
  );
}

function Countdown({ ticket, now }: { ticket: Ticket; now: number }) {
  const reader = useReader();
  if (ticket.status === "resolved" || ticket.windowClosesAt === null) return null;
  const left = ticket.windowClosesAt - now;
  const title = left > 0
    ? reader.t("window_left", { time: spanText(reader, left) })
    : reader.t("window_shut");
  return (
    <span class={left <= 0 ? "win shut" : left < 4 * 60 * 60_000 ? "win low" : "win"} title={title}>
      <Icon name="hourglass" />
      <span class="vh">{title}</span>
      {left > 0 && <span aria-hidden="true">{spanText(reader, left)}</span>}
    </span>
  );
}

function ThreadMenu({ ticket, onSubmit }: Pick<ThreadHeaderProps, "ticket" | "onSubmit">) {
  const { t } = useReader();
  return (
    <details class="menu">
      <summary class="ib" title={t("more_options")}>
        <Icon name="more" label={t("more_options")} />
      </summary>
      <div class="menu-box">
        <form method="post" action={`/tickets/${ticket.id}/closure`} onSubmit={onSubmit}>
          <CloseFields seen={ticket.inboundSeq} farewell={false} />
          <button class="opt" type="submit">
            <Icon name="x" />
            {t("close_silently")}
          </button>
        </form>
        <form method="post" action={`/tickets/${ticket.id}/acceptance`} onSubmit={onSubmit}>
          <Csrf />
          <input type="hidden" name="_method" value="DELETE" />
          <div class="field">
            <label for="reason">{t("return_reason")}</label>
            <input class="in-box" id="reason" name="reason" maxLength={500} autocomplete="off" />
          </div>
          <button class="opt" type="submit">
            <Icon name="undo" />
            {t("return_to_waiting")}
          </button>
        </form>
        <p>{t("protocol", { protocol: ticket.protocol })}</p>
      </div>
    </details>
  );
}
