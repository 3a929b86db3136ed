/** The messages of a thread under the lines of their days, oldest first. */

import type { ComponentChildren } from "preact";
import type { ContactName } from "../core/contacts/contact.ts";
import type { Message } from "../core/messages/message.ts";
import { Bubble } from "./Bubble.tsx";
import { dayText } from "./moments.ts";
import { useReader } from "./reader.ts";
import { threadItems } from "./thread_items.ts";

/** What the messages are drawn from. */
export interface MessageListProps {
  messages: readonly Message[];
  viewerId: string;
  /** The customer whose thread this is. */
  contact: ContactName;
  /** The ticket in which a failed message can be sent again; null: it can't. */
  resendIn: string | null;
  /** The viewer serves the ticket. */
  serves: boolean;
  /** The first message that had not been read when this was opened; null: all were. */
  newFrom?: string | null;
  /** Where older messages are; null: these are all. */
  olderHref: string | null;
  /** Where the newest are, when these are not. */
  newestHref: string | null;
  now: number;
  onOlder?: (click: MouseEvent) => void;
  onResend?: (submit: SubmitEvent) => void;
  /** Own messages that the server does not know yet. */
  children?: ComponentChildren;
}

/** Draws the messages. */
export function MessageList(props: MessageListProps) {
  const { messages, viewerId, contact, resendIn, serves, newFrom = null, now, onResend, children } = props;
  const reader = useReader();
  const { t } = reader;
  const ids = new Set(messages.map(({ id }) => id));
  const near = (id: string) => ids.has(id);
  return (
    <div class="msgs">
      {props.olderHref && (
        <a class="more" href={props.olderHref} onClick={props.onOlder}>{t("older_messages")}</a>
      )}
      {messages.length === 0 && <p class="sys">{t("no_messages")}</p>}
      <ol class="msgs-list">
        {threadItems(reader, messages, newFrom).map((item) => {
          if (item.kind === "new") return <li class="sys unread" key={item.key}>{t("new_messages")}</li>;
          if (item.kind === "day") {
            return (
              <li class="day" key={item.key}>
                <time dateTime={item.key}>{dayText(reader, item.at, now)}</time>
              </li>
            );
          }
          return (
            <Bubble
              key={item.key}
              message={item.message}
              first={item.first}
              last={item.last}
              viewerId={viewerId}
              contact={contact}
              canResend={resendIn !== null}
              serves={serves}
              near={near}
              onSubmit={onResend}
            />
          );
        })}
        {children}
      </ol>
      {props.newestHref && <a class="more" href={props.newestHref}>{t("newest_messages")}</a>}
    </div>
  );
}
