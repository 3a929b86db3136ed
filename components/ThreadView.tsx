/** The thread pane: head, messages, counter. Drawn alike by the server and by the island that keeps it alive. */

import type { ComponentChildren, Ref } from "preact";
import { scopeOf } from "../core/tickets/ticket.ts";
import { canServeTicket } from "../core/tickets/ticket_policy.ts";
import { Counter } from "./Counter.tsx";
import { MessageList, type MessageListProps } from "./MessageList.tsx";
import { useText } from "./reader.ts";
import type { Refusal } from "./refusal.ts";
import { RefusalNote } from "./RefusalNote.tsx";
import { ThreadHeader, type ThreadHeaderProps } from "./ThreadHeader.tsx";

/** What the pane is drawn from. */
export interface ThreadViewProps
  extends ThreadHeaderProps, Omit<MessageListProps, "viewerId" | "contact" | "serves" | "children"> {
  /** What was refused; null: nothing. */
  refusal: Refusal | null;
  /** Own messages that the server does not know yet. */
  unsent?: ComponentChildren;
  composer: ComponentChildren;
  /** What floats above the counter. */
  floating?: ComponentChildren;
  scroller?: Ref<HTMLDivElement>;
  onScroll?: () => void;
  /** An island shows pictures, originals and what can be done with a message in its place. */
  onPress?: (click: MouseEvent) => void;
}

/** Draws the pane. */
export function ThreadView(props: ThreadViewProps) {
  const { refusal, unsent, composer, floating, scroller, onScroll, onPress, ...rest } = props;
  const { ticket, viewer, now, onSubmit } = rest;
  const t = useText();
  return (
    <main class="thread" id="content">
      <ThreadHeader ticket={ticket} viewer={viewer} listHref={rest.listHref} now={now} onSubmit={onSubmit} />
      <div
        class="scroll"
        ref={scroller}
        onScroll={onScroll}
        onClick={onPress}
        tabIndex={0}
        role="region"
        aria-label={t("conversation")}
      >
        <MessageList
          messages={rest.messages}
          viewerId={viewer.id}
          contact={ticket.contact}
          resendIn={rest.resendIn}
          serves={canServeTicket(viewer, scopeOf(ticket))}
          newFrom={rest.newFrom ?? null}
          olderHref={rest.olderHref}
          newestHref={rest.newestHref}
          now={now}
          onOlder={rest.onOlder}
          onResend={rest.onResend}
        >
          {unsent}
        </MessageList>
      </div>
      <div class="ledge">
        {floating}
        {refusal && (
          <RefusalNote
            refusal={refusal}
            ticketId={ticket.id}
            href={`/tickets/${ticket.id}`}
            onSubmit={onSubmit}
          />
        )}
        <Counter ticket={ticket} viewer={viewer} now={now} onSubmit={onSubmit}>{composer}</Counter>
      </div>
    </main>
  );
}
