/** Messages as a thread draws them, for tests of how each kind looks. */

import { ok } from "node:assert/strict";
import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { MessageActions } from "../components/bubbles/MessageActions.tsx";
import { learnRareKinds } from "../components/bubbles/rare.ts";
import { RARE_KINDS } from "../components/bubbles/rare_kinds.tsx";
import { MessageList } from "../components/MessageList.tsx";
import { createReader, ReaderContext } from "../components/reader.ts";
import type { Content } from "../core/messages/content.ts";
import type { Message } from "../core/messages/message.ts";
import type { Media } from "../core/media/media.ts";
import { TEXTS } from "../locales/mod.ts";

learnRareKinds(RARE_KINDS);
const reader = createReader({
  texts: TEXTS["pt-BR"],
  locale: "pt-BR",
  timeZone: "America/Sao_Paulo",
  csrf: "tok",
});
/** When everything is said. */
export const now: number = Date.parse("2026-11-22T17:02:00Z");
const contact = { id: "cnt_1", name: "Bruno Lima", phone: null, username: null };
/** What must never become markup. */
export const EVIL = '"><script>alert(1)</script><img src=x onerror=alert(2)>';

/** A message of the customer. */
export const aMessage = (of: Partial<Message> = {}): Message => ({
  id: "msg_1",
  ticketId: "tkt_1",
  contactId: "cnt_1",
  connectionId: "con_1",
  direction: "in",
  type: "text",
  text: null,
  status: "received",
  providerId: "wamid.1",
  origin: "contact",
  sentBy: null,
  error: null,
  at: now,
  ...of,
});
/** These messages, drawn for Ana, who serves their ticket. */
export const drawn = (...of: Partial<Message>[]): string =>
  renderToString(h(ReaderContext.Provider, {
    value: reader,
    children: h(MessageList, {
      messages: of.map((one, index) => aMessage({ id: `msg_${index + 1}`, ...one })),
      viewerId: "usr_ana",
      contact,
      resendIn: "tkt_1",
      serves: true,
      olderHref: null,
      newestHref: null,
      now,
    }),
  }));
/** A message with that file, drawn. */
export const withMedia = (media: Partial<Media>, of: Partial<Message> = {}): string =>
  drawn({
    ...of,
    type: media.kind ?? "image",
    media: { kind: "image", state: "stored", mimeType: "image/jpeg", ...media },
  });
/** A message with that content, drawn. */
export const withContent = (content: Content, of: Partial<Message> = {}): string =>
  drawn({ type: content.kind, content, ...of });
/** What is drawn says all of these, and nothing in it runs. */
export function says(html: string, ...words: string[]): void {
  for (const word of words) ok(html.includes(word), `${word} in ${html}`);
  ok(!/<script|<img src=x|javascript:/i.test(html), html);
}

/** What can be done about a message, drawn; `answerIn` is the ticket in which the viewer may answer. */
export const actions = (message: Message, answerIn: string | null): string =>
  renderToString(
    h(ReaderContext.Provider, { value: reader, children: h(MessageActions, { message, answerIn }) }),
  );
