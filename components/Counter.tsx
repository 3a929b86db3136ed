/**
 * The counter under a thread: what can be done now. Accept a waiting ticket, write
 * to a customer, or, where the service window is closed, choose a template.
 */

import type { ComponentChildren } from "preact";
import { isWindowOpen, scopeOf, type Ticket } from "../core/tickets/ticket.ts";
import { canServeTicket } from "../core/tickets/ticket_policy.ts";
import { hasPermission, type Viewer } from "../core/users/user.ts";
import { Csrf } from "./Csrf.tsx";
import { Icon, type IconName } from "./Icon.tsx";
import { type Reader, useReader } from "./reader.ts";
import { momentText } from "./moments.ts";

/** What the counter is drawn from. */
export interface CounterProps {
  ticket: Ticket;
  viewer: Viewer;
  now: number;
  onSubmit?: (submit: SubmitEvent) => void;
  /** The composer, shown when writing is possible. */
  children: ComponentChildren;
}

/** Whether the composer is what lies on the counter. */
export function canWrite({ ticket, viewer, now }: Pick<CounterProps, "ticket" | "viewer" | "now">): boolean {
  return canServeTicket(viewer, scopeOf(ticket)) && isWindowOpen(ticket, now);
}

/** Draws the counter. */
export function Counter({ ticket, viewer, now, onSubmit, children }: CounterProps) {
  const reader = useReader();
  const { t } = reader;
  if (ticket.status === "waiting") {
    return (
      <Bar look="counter wait" icon="clock" title={t("previewing")} hint={t("previewing_hint")}>
        <form method="post" action={`/tickets/${ticket.id}/acceptance`} onSubmit={onSubmit} data-key="a">
          <Csrf />
          <button class="btn go" type="submit" title={`${t("accept")} (A)`} aria-keyshortcuts="a">
            {t("accept")}
          </button>
        </form>
      </Bar>
    );
  }
  if (ticket.status === "resolved") {
    const time = momentText(reader, ticket.resolvedAt ?? ticket.updatedAt, now);
    return (
      <Bar
        look="counter done"
        icon="check"
        title={t("ticket_closed")}
        hint={t("ticket_closed_at", { time })}
      />
    );
  }
  if (!canServeTicket(viewer, scopeOf(ticket))) {
    const name = ticket.assignee?.publicName ?? "";
    return (
      <Bar look="counter done" icon="user" title={t("served_by", { name })} hint={t("served_by_hint")} />
    );
  }
  if (!isWindowOpen(ticket, now)) {
    return (
      <Bar
        look="counter shut"
        icon="hourglass"
        title={t("window_closed_title")}
        hint={closedHint(reader, ticket, now)}
      >
        {hasPermission(viewer, "templates") && (
          <a class="btn go" href={`/tickets/${ticket.id}/template`}>{t("choose_template")}</a>
        )}
      </Bar>
    );
  }
  return <>{children}</>;
}

function closedHint(reader: Reader, { windowClosesAt }: Ticket, now: number): string {
  if (windowClosesAt === null) return reader.t("window_never");
  return reader.t("window_closed_at", { time: momentText(reader, windowClosesAt, now) });
}

function Bar(
  { look, icon, title, hint, children }: {
    look: string;
    icon: IconName;
    title: string;
    hint: string;
    children?: ComponentChildren;
  },
) {
  return (
    <div class={look}>
      <div class="bar">
        <Icon name={icon} />
        <div class="grow">
          <b>{title}</b>
          <p>{hint}</p>
        </div>
        {children}
      </div>
    </div>
  );
}
