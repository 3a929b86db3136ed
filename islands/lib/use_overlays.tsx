/**
 * What opens over a thread: pages in a dialog, the emoji, the quote above the field.
 * All of them are links first; here their clicks are taken, and each opens a chunk
 * that is fetched when it is first needed.
 */

import type { ComponentChildren, RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";
import { type Quoted, quotedOf } from "../../components/composer/Quoting.tsx";
import { useReader } from "../../components/reader.ts";
import type { ThreadState } from "../../core/inbox/inbox.ts";
import { post } from "./post.ts";

const IN_DIALOG =
  /^\/(tickets\/[^/]+\/(template|location|contact_card|interactive)|messages\/[^/]+\/forward)$/;
const REACTION = /^\/messages\/([^/]+)\/reaction$/;

/** What lies over the thread, and what it changes. */
export interface Overlays {
  readonly quoted: Quoted | null;
  readonly panel: ComponentChildren;
  quote(quoted: Quoted | null): void;
  /** Opens the emoji for the text. */
  emoji(): void;
}

/** Takes the links of a thread; `now` gives its state, `expect` hears of changes, `onTrouble` of refusals. */
export function useOverlays(
  { field, first, now, expect, onTrouble }: {
    field: RefObject<HTMLTextAreaElement | null>;
    first: Quoted | null;
    now: () => ThreadState;
    expect: (seq: number) => void;
    onTrouble: (words: string) => void;
  },
): Overlays {
  const reader = useReader();
  const [quoted, quote] = useState(first);
  const [panel, setPanel] = useState<ComponentChildren>(null);

  /** `messageId`: reacts to that message; else writes into the text, at the cursor. */
  async function emoji(messageId?: string) {
    const { EmojiPanel } = await import("./EmojiPanel.tsx");
    const close = () => {
      setPanel(null);
      field.current?.focus();
    };
    const write = (char: string) => {
      const { current } = field;
      current?.setRangeText(char, current.selectionStart, current.selectionEnd, "end");
      current?.dispatchEvent(new Event("input", { bubbles: true }));
    };
    const react = async (char: string) => {
      const reply = await post(`/messages/${messageId}/reaction`, { emoji: char });
      if (reply.ok) expect(reply.seq);
      else onTrouble(reply.message || reader.t("network"));
    };
    setPanel(
      <EmojiPanel
        title={reader.t(messageId ? "react" : "emoji")}
        onClose={close}
        onPick={(char) => {
          close();
          if (messageId) react(char);
          else write(char);
        }}
      />,
    );
  }

  useEffect(() => {
    const take = async (click: MouseEvent) => {
      const link = click.target instanceof Element ? click.target.closest("a") : null;
      if (
        !link || click.defaultPrevented || click.button || click.ctrlKey || click.metaKey || click.shiftKey
      ) return;
      const { ticket, messages } = now();
      const { pathname, search, host } = link;
      const reply = new URLSearchParams(search).get("reply");
      const answered = reply && pathname === `/tickets/${ticket.id}` &&
        messages.find(({ id }) => id === reply);
      const reacted = REACTION.exec(pathname)?.[1];
      if (host !== location.host || !(answered || reacted || IN_DIALOG.test(pathname))) return;
      if (link.closest("dialog.over")) return;
      click.preventDefault();
      link.closest("details")?.removeAttribute("open");
      link.closest("dialog")?.close();
      if (reacted) emoji(reacted);
      else if (answered) {
        quote(quotedOf(reader, answered, ticket.contact));
        field.current?.focus();
      } else {
        const { openPageDialog } = await import("./page_dialog.ts");
        const closed = await openPageDialog(pathname + search, reader.t);
        if (closed) expect(closed.seq);
      }
    };
    addEventListener("click", take);
    return () => removeEventListener("click", take);
  }, []);

  return { quoted, quote, panel, emoji: () => emoji() };
}
