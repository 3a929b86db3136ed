/**
 * The composer with a keyboard's habits: Enter sends where there is a real keyboard,
 * Shift+Enter makes a line; the field grows with what is written; the draft is kept.
 */

import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";
import { Composer } from "../../components/Composer.tsx";
import { useDraft } from "./use_draft.ts";

/** What the composer is drawn from. */
export interface ConversationComposerProps {
  viewerId: string;
  ticketId: string;
  messageId: string;
  /** What to begin with. */
  draft: string;
  /** What of it the server has. */
  saved: string;
  field: RefObject<HTMLTextAreaElement | null>;
  onSend: (text: string) => void;
}

/** Draws the composer. */
export function ConversationComposer(props: ConversationComposerProps) {
  const { viewerId, ticketId, messageId, draft, saved, field, onSend } = props;
  const { changed, sent } = useDraft(viewerId, ticketId, field, saved);

  const grow = () => {
    const { current } = field;
    if (!current || CSS.supports("field-sizing", "content")) return;
    current.style.height = "auto";
    current.style.height = `${current.scrollHeight}px`;
  };
  useLayoutEffect(grow, []);

  function submit(event: SubmitEvent) {
    event.preventDefault();
    const { current } = field;
    const text = current?.value.trim();
    if (!current || !text) return;
    onSend(text);
    current.value = "";
    sent();
    grow();
    current.focus();
  }

  function press(event: KeyboardEvent) {
    const desk = matchMedia("(hover:hover) and (pointer:fine)").matches;
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || !desk) return;
    event.preventDefault();
    field.current?.form?.requestSubmit();
  }

  return (
    <Composer
      ticketId={ticketId}
      messageId={messageId}
      draft={draft}
      field={field}
      onSubmit={submit}
      onKeyDown={press}
      onInput={() => {
        grow();
        changed();
      }}
    />
  );
}
