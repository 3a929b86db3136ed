/**
 * The inbox with one thread open. The newest messages are alive; a page of older
 * ones is a picture, because news does not belong under it.
 */

import type { InboxState, ThreadState } from "../../core/inbox/inbox.ts";
import Conversation from "../../islands/Conversation.tsx";
import { RARE_KINDS } from "../bubbles/rare_kinds.tsx";
import { learnRareKinds } from "../bubbles/rare.ts";
import { failureWords } from "../failure_text.ts";
import type { Message } from "../../core/messages/message.ts";
import { quotedOf } from "../composer/Quoting.tsx";
import { listPath, ticketPath } from "../paths.ts";
import { Composer } from "../Composer.tsx";
import { useReader } from "../reader.ts";
import type { Refusal } from "../refusal.ts";
import { ThreadView } from "../ThreadView.tsx";
import { InboxPage } from "./InboxPage.tsx";

learnRareKinds(RARE_KINDS);

/** What the page is drawn from. */
export interface ThreadPageProps {
  inbox: InboxState;
  thread: ThreadState;
  /** The first message that had not been read; null: all were. */
  newFrom: string | null;
  /** Whether these are older messages than the newest. */
  older: boolean;
  /** The id of the message that is written next. */
  messageId: string;
  /** What is to be answered; null: nothing in particular. */
  quoted: Message | null;
  refusal: Refusal | null;
  now: number;
  refreshes: boolean;
  address: string;
}

/** Draws the page. */
export function ThreadPage(
  { inbox, thread, newFrom, older, messageId, quoted, refusal, ...page }: ThreadPageProps,
) {
  const { ticket, viewer, messages, olderCursor, draft } = thread;
  const reader = useReader();
  const answered = quoted && quotedOf(reader, quoted, ticket.contact);
  const listHref = listPath(inbox.filter);
  return (
    <InboxPage {...page} inbox={inbox} further={false} openId={ticket.id}>
      {older
        ? (
          <ThreadView
            ticket={ticket}
            viewer={viewer}
            listHref={listHref}
            messages={messages}
            resendIn={null}
            olderHref={olderCursor && `/tickets/${ticket.id}?before=${encodeURIComponent(olderCursor)}`}
            newestHref={ticketPath(ticket.id, inbox.filter)}
            now={page.now}
            refusal={refusal}
            composer={
              <Composer
                viewer={viewer}
                ticketId={ticket.id}
                messageId={messageId}
                draft={refusal?.form.text ?? draft}
                quoted={answered}
                signatureMode={thread.signatureMode}
                signed={refusal?.form.signed === "1"}
              />
            }
          />
        )
        : (
          <Conversation
            initial={{ ...thread, words: failureWords(reader, messages) }}
            listHref={listHref}
            refused={refusal}
            messageId={messageId}
            quoted={answered}
            newFrom={newFrom}
            now={page.now}
          />
        )}
    </InboxPage>
  );
}
