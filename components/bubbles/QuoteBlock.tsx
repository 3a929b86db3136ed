/** What a message answers: who said it and its first words; a way to it where it can be found. */

import type { ContactName } from "../../core/contacts/contact.ts";
import type { Quote } from "../../core/messages/content.ts";
import { Kind } from "../Kind.tsx";
import { contactText, hueOf } from "../names.ts";
import { plainWords } from "../plain_words.ts";
import { useReader } from "../reader.ts";

/** Draws the quote; `near` says whether the original is on this page. */
export function QuoteBlock(
  { quote, contact, near }: { quote: Quote; contact: ContactName; near: (id: string) => boolean },
) {
  const reader = useReader();
  const { messageId, direction, type = "text", text, by } = quote;
  const known = direction !== undefined || text !== undefined;
  if (!known) return <p class="quote">{reader.t("quote_unknown")}</p>;
  const name = by ?? (direction === "out" ? reader.t("we") : contactText(reader, contact));
  const look = direction === "out" ? "quote" : `quote hue-${hueOf(contact.id).slice(4)}`;
  const said = (
    <>
      <b>{name}</b>
      <span class="few">
        <Kind type={type} words={text === undefined ? null : plainWords(text)} />
      </span>
    </>
  );
  if (!messageId) return <p class={look}>{said}</p>;
  const href = near(messageId) ? `#${messageId}` : `/messages/${messageId}`;
  return <a class={look} href={href} data-act="jump" data-id={messageId}>{said}</a>;
}
