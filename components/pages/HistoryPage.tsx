/** What a message said before each change, oldest first: an edit, or a deletion. */

import type { Message } from "../../core/messages/message.ts";
import { FormattedText } from "../bubbles/FormattedText.tsx";
import { momentText } from "../moments.ts";
import { useReader } from "../reader.ts";
import { isoTime } from "../times.ts";
import { MessageFrame } from "./MessagePage.tsx";

/** One version of the message: since when, how it came to be, what it said (null: no words). */
export interface Version {
  readonly at: number;
  readonly kind: "first" | "edit" | "revoke";
  readonly text: string | null;
}

/** What the page is drawn from. */
export interface HistoryPageProps {
  message: Pick<Message, "id" | "ticketId">;
  versions: readonly Version[];
  now: number;
}

/** Draws the page. */
export function HistoryPage({ message, versions, now }: HistoryPageProps) {
  const reader = useReader();
  const { t } = reader;
  return (
    <MessageFrame title={t("history_title")} ticketId={message.ticketId} messageId={message.id}>
      {versions.length < 2 && <p class="soft">{t("history_none")}</p>}
      <ol class="past">
        {versions.map(({ at, kind, text }, index) => (
          <li key={index}>
            <p class="soft">
              {t(`history_${kind}`)} · <time dateTime={isoTime(at)}>{momentText(reader, at, now)}</time>
            </p>
            {kind !== "revoke" &&
              (text ? <FormattedText text={text} /> : <p class="soft">{t("history_empty")}</p>)}
          </li>
        ))}
      </ol>
    </MessageFrame>
  );
}
