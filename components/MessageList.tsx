/** The messages of a thread under the lines of their days, oldest first. */

import type { ComponentChildren } from "preact";
import type { Message } from "../core/messages/message.ts";
import { Bubble } from "./Bubble.tsx";
import { useReader, useText } from "./reader.ts";
import { Resend } from "./Resend.tsx";
import { threadItems } from "./thread_items.ts";
import { dayText } from "./moments.ts";

/** What the messages are drawn from. */
export interface MessageListProps {
  messages: readonly Message[];
  viewerId: string;
  /** The ticket in which a failed message can be sent again; null: it can't. */
  resendIn: string | null;
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
  const { messages, viewerId, resendIn, olderHref, newestHref, now, onOlder, onResend, children } = props;
  const reader = useReader();
  const t = useText();
  return (
    <div class="msgs">
      {olderHref && <a class="more" href={olderHref} onClick={onOlder}>{t("older_messages")}</a>}
      {messages.length === 0 && <p class="sys">{t("no_messages")}</p>}
      <ol class="msgs-list">
        {threadItems(reader, messages).map((item) =>
          item.kind === "day"
            ? (
              <li class="day" key={item.key}>
                <time dateTime={item.key}>{dayText(reader, item.at, now)}</time>
              </li>
            )
            : (
              <Bubble key={item.key} message={item.message} first={item.first} viewerId={viewerId}>
                {resendIn && item.message.type === "text" && (
                  <Resend ticketId={resendIn} text={item.message.text ?? ""} onSubmit={onResend} />
                )}
              </Bubble>
            )
        )}
        {children}
      </ol>
      {newestHref && <a class="more" href={newestHref}>{t("newest_messages")}</a>}
    </div>
  );
}
