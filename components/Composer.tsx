/** Where an answer is written: a form that works as it is; an island adds keys, drafts and the own bubble. */

import type { Ref } from "preact";
import { Csrf } from "./Csrf.tsx";
import { Icon } from "./Icon.tsx";
import { useText } from "./reader.ts";
import { MAX_TEXT } from "../core/messages/message.ts";

/** What the composer is drawn from. */
export interface ComposerProps {
  ticketId: string;
  /** The id of the message that is written here: two presses send one message. */
  messageId: string;
  /** What had been written already. */
  draft: string;
  field?: Ref<HTMLTextAreaElement>;
  onSubmit?: (submit: SubmitEvent) => void;
  onInput?: (input: Event) => void;
  onKeyDown?: (key: KeyboardEvent) => void;
}

/** Draws the composer. */
export function Composer({ ticketId, messageId, draft, field, onSubmit, onInput, onKeyDown }: ComposerProps) {
  const t = useText();
  return (
    <form class="counter" method="post" action={`/tickets/${ticketId}/messages`} onSubmit={onSubmit}>
      <Csrf />
      <input type="hidden" name="id" value={messageId} />
      <div class="tools">
        <textarea
          ref={field}
          name="text"
          rows={1}
          maxLength={MAX_TEXT}
          required
          placeholder={t("write_message")}
          aria-label={t("message_label")}
          aria-keyshortcuts="r"
          defaultValue={draft}
          onInput={onInput}
          onKeyDown={onKeyDown}
        />
        <button class="ib go" type="submit" title={t("send")}>
          <Icon name="send" label={t("send")} />
        </button>
      </div>
    </form>
  );
}
