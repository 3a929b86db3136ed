/**
 * One message by itself, with what can be done about it: where a browser without
 * scripts comes by the time of a bubble, and whoever follows a quote to a message
 * that is far up.
 */

import type { ComponentChildren } from "preact";
import type { Message } from "../../core/messages/message.ts";
import type { Ticket } from "../../core/tickets/ticket.ts";
import { Bubble } from "../Bubble.tsx";
import { MessageActions } from "../bubbles/MessageActions.tsx";
import { learnRareKinds } from "../bubbles/rare.ts";
import { RARE_KINDS } from "../bubbles/rare_kinds.tsx";
import { Icon } from "../Icon.tsx";
import { dayText } from "../moments.ts";
import { useReader, useText } from "../reader.ts";
import type { Refusal } from "../refusal.ts";

learnRareKinds(RARE_KINDS);

/** What the page is drawn from. */
export interface MessagePageProps {
  message: Message;
  /** The ticket it belongs to, or the one that is open now with the same customer. */
  ticket: Ticket;
  viewerId: string;
  /** May answer now. */
  writes: boolean;
  serves: boolean;
  refusal: Refusal | null;
  now: number;
}

/** Draws the page. */
export function MessagePage({ message, ticket, viewerId, writes, serves, refusal, now }: MessagePageProps) {
  const reader = useReader();
  return (
    <MessageFrame title={reader.t("message_title")} ticketId={ticket.id} messageId={message.id}>
      {refusal && <p class="say bad" role="alert">{refusal.text}</p>}
      <ol class="msgs-list">
        <li class="day">{dayText(reader, message.at, now)}</li>
        <Bubble
          message={message}
          first
          last
          viewerId={viewerId}
          contact={ticket.contact}
          canResend={writes}
          serves={serves}
          near={() => false}
        />
      </ol>
      <nav class="options" aria-label={reader.t("message_options")}>
        <MessageActions message={message} answerIn={writes ? ticket.id : null} />
      </nav>
    </MessageFrame>
  );
}

/** The frame of pages about one message: the way back to it, and a title. */
export function MessageFrame(
  { title, ticketId, messageId, children }: {
    title: string;
    ticketId: string;
    messageId: string;
    children: ComponentChildren;
  },
) {
  const t = useText();
  return (
    <main class="alone" id="content">
      <header>
        <a class="ib" href={`/tickets/${ticketId}#${messageId}`} title={t("back_to_conversation")}>
          <Icon name="back" label={t("back_to_conversation")} />
        </a>
        <h1>{title}</h1>
      </header>
      {children}
    </main>
  );
}
