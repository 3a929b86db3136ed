/**
 * One message in a thread: a bubble, a system line, or, for every kind that has no
 * drawing yet, a card with what came. Nothing a customer sent is ever left out.
 *
 * What a customer wrote is text and stays text: no markup of theirs is ever drawn.
 */

import type { ComponentChildren } from "preact";
import type { Message, MessageOrigin } from "../core/messages/message.ts";
import type { TextKey } from "../locales/mod.ts";
import { failureText } from "./failure_text.ts";
import { Icon } from "./Icon.tsx";
import { useReader } from "./reader.ts";
import { systemText } from "./system_text.ts";
import { Ticks } from "./Ticks.tsx";
import { clockText, isoTime } from "./times.ts";

/** What a bubble shows. */
export interface BubbleProps {
  message: Message;
  /** Opens a group: says who speaks. */
  first: boolean;
  viewerId: string;
  /** What can be done about a message that failed. */
  children?: ComponentChildren;
}

const AUTOMATIC: Readonly<Partial<Record<MessageOrigin, TextKey>>> = {
  greeting: "by_greeting",
  acceptance: "by_acceptance",
  farewell: "by_farewell",
  phone_app: "by_phone_app",
};

/** Draws a message. */
export function Bubble({ message, first, viewerId, children }: BubbleProps) {
  const reader = useReader();
  const { direction, type, text, status, at, sentBy, origin } = message;
  if (type === "system") return <li class="sys">{systemText(reader, message)}</li>;
  const automatic = AUTOMATIC[origin];
  const by = automatic ? reader.t(automatic) : sentBy && sentBy.id !== viewerId ? sentBy.publicName : null;
  const out = direction === "out";
  return (
    <li class={`m${out ? " out" : ""}${first ? " first" : ""}`}>
      {first && out && by && <span class="by">{by}</span>}
      {type === "text"
        ? (
          <div class="b">
            <p class="said">{text}</p>
            <Foot />
          </div>
        )
        : (
          <Unknown message={message}>
            <Foot />
          </Unknown>
        )}
      {(status === "failed" || status === "undecided") && (
        <div class={status === "failed" ? "failed" : "failed maybe"}>
          <p>
            <Icon name={status === "failed" ? "warn" : "hourglass"} />
            {status === "failed" ? failureText(reader, message.error) : reader.t("undecided_hint")}
          </p>
          {children}
        </div>
      )}
    </li>
  );

  function Foot() {
    return (
      <div class="foot">
        <time dateTime={isoTime(at)}>{clockText(reader, at)}</time>
        {out && <Ticks status={status} />}
      </div>
    );
  }
}

function Unknown(
  { message: { type, text, content }, children }: { message: Message; children: ComponentChildren },
) {
  const { t } = useReader();
  return (
    <div class="b raw">
      <p class="kind">
        <Icon name="unknown" />
        {t("unknown_type", { type })}
      </p>
      {text && <p class="said">{text}</p>}
      {content && (
        <details>
          <summary>
            <Icon name="down" />
            {t("unknown_show")}
          </summary>
          <pre>{JSON.stringify(content.kind === "unknown" ? content.raw : content, null, 2)}</pre>
        </details>
      )}
      {children}
    </div>
  );
}
