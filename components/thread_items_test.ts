/** How a thread is laid out: days, groups of a speaker, the line above what is new. */

import { deepEqual, equal } from "node:assert/strict";
import type { Message } from "../core/messages/message.ts";
import { TEXTS } from "../locales/mod.ts";
import { createReader } from "./reader.ts";
import { firstUnread, threadItems } from "./thread_items.ts";

const reader = createReader({ texts: TEXTS.en, locale: "en", timeZone: "America/Sao_Paulo", csrf: "" });
const noon = Date.parse("2026-11-22T15:00:00Z");
const SECOND = 1000;

const said = (id: string, after: number, of: Partial<Message> = {}): Message => ({
  id,
  ticketId: "tkt_1",
  contactId: "cnt_1",
  connectionId: "con_1",
  direction: "in",
  type: "text",
  text: id,
  status: "received",
  providerId: null,
  origin: "contact",
  sentBy: null,
  error: null,
  at: noon + after * SECOND,
  ...of,
});
const laidOut = (messages: Message[], newFrom: string | null = null) =>
  threadItems(reader, messages, newFrom).map((item) =>
    item.kind === "message" ? `${item.first ? "(" : ""}${item.key}${item.last ? ")" : ""}` : item.kind
  ).join(" ");

Deno.test("one speaker within two minutes is one group, with one beginning and one end", () => {
  equal(laidOut([said("a", 0), said("b", 119), said("c", 240), said("d", 241)]), "day (a b) (c d)");
});

Deno.test("another speaker, another origin, a line for the team: each begins a group", () => {
  const ana = { direction: "out", origin: "agent", sentBy: { id: "usr_ana", publicName: "Ana" } } as const;
  const bia = { ...ana, sentBy: { id: "usr_bia", publicName: "Bia" } };
  const greeting = { direction: "out", origin: "greeting" } as const;
  equal(
    laidOut([
      said("a", 0),
      said("b", 1, greeting),
      said("c", 2, ana),
      said("d", 3, bia),
      said("e", 4, { type: "system" }),
    ]),
    "day (a) (b) (c) (d) (e)",
  );
});

Deno.test("in a group chat each participant is a speaker", () => {
  const author = (id: string) => ({ author: { id, name: id, phone: null, username: null } });
  equal(
    laidOut([said("a", 0, author("cnt_2")), said("b", 1, author("cnt_2")), said("c", 2, author("cnt_3"))]),
    "day (a b) (c)",
  );
});

Deno.test("midnight of the reader's zone parts days and groups", () => {
  const midnight = 12 * 3600;
  equal(laidOut([said("a", midnight - 1), said("b", midnight)]), "day (a) day (b)");
});

Deno.test("the line above what is new stands before the first unread message and parts a group", () => {
  const messages = [said("a", 0), said("b", 1), said("c", 2)];
  equal(firstUnread(messages, 2), "b");
  equal(laidOut(messages, "b"), "day (a) new (b c)");
});

Deno.test("what we wrote, what was overheard and lines for the team are never unread", () => {
  const messages = [
    said("a", 0),
    said("b", 1, { direction: "out" }),
    said("c", 2, { type: "system" }),
    said("d", 3, { context: { source: "meta_agent" } }),
  ];
  equal(firstUnread(messages, 1), "a");
  deepEqual([firstUnread(messages, 0), firstUnread(messages, 5)], [null, null]);
});
