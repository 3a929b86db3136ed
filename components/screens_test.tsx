/** What screens show of what people and customers wrote: all of it, and never as markup. */

import { equal, match, ok } from "node:assert/strict";
import { type ComponentChild, h } from "preact";
import { renderToString } from "preact-render-to-string";
import type { Message } from "../core/messages/message.ts";
import type { Ticket } from "../core/tickets/ticket.ts";
import type { Viewer } from "../core/users/user.ts";
import { TEXTS } from "../locales/mod.ts";
import { MessageList } from "./MessageList.tsx";
import { initialsOf } from "./names.ts";
import { createReader, ReaderContext } from "./reader.ts";
import { refusalText } from "./refusal.ts";
import { RARE_KINDS } from "./bubbles/rare_kinds.tsx";
import { learnRareKinds } from "./bubbles/rare.ts";
import { RefusalNote } from "./RefusalNote.tsx";
import { ThreadView } from "./ThreadView.tsx";
import { TicketRow } from "./TicketRow.tsx";

learnRareKinds(RARE_KINDS);
const now = Date.parse("2026-11-22T17:02:00Z");
const MINUTE = 60_000;
const reader = createReader({
  texts: TEXTS["pt-BR"],
  locale: "pt-BR",
  timeZone: "America/Sao_Paulo",
  csrf: "tok",
});
const ana: Viewer = {
  id: "usr_ana",
  publicName: "Ana",
  role: "agent",
  departmentIds: [],
  seeUnassigned: true,
  permissions: [],
};

const aTicket = (of: Partial<Ticket> = {}): Ticket => ({
  id: "tkt_1",
  protocol: "20261122-ABCDEF",
  status: "attending",
  revision: 1,
  contact: { id: "cnt_1", name: "Bruno Lima", phone: null, username: null },
  connection: { id: "con_1", name: "Loja" },
  department: { id: "dep_1", name: "Suporte", hue: 7 },
  assignee: { id: "usr_ana", publicName: "Ana" },
  unread: 0,
  inboundSeq: 3,
  lastMessage: { id: "msg_1", direction: "in", type: "text", text: "Oi", status: "received", at: now },
  lastMessageAt: now,
  waitingSince: null,
  windowClosesAt: now + 20 * 60 * MINUTE,
  acceptanceSent: false,
  createdAt: now,
  updatedAt: now,
  resolvedAt: null,
  ...of,
});

const aMessage = (of: Partial<Message> = {}): Message => ({
  id: "msg_1",
  ticketId: "tkt_1",
  contactId: "cnt_1",
  connectionId: "con_1",
  direction: "in",
  type: "text",
  text: "Oi",
  status: "received",
  providerId: null,
  origin: "contact",
  sentBy: null,
  error: null,
  at: now,
  ...of,
});

const drawn = (what: ComponentChild) =>
  renderToString(h(ReaderContext.Provider, { value: reader, children: what }));
const row = (ticket: Ticket) =>
  drawn(
    <TicketRow
      ticket={ticket}
      href="/t"
      current={false}
      viewerId="usr_ana"
      withConnection={false}
      now={now}
    />,
  );
const thread = (ticket: Ticket, messages: readonly Message[] = [aMessage()]) =>
  drawn(
    <ThreadView
      ticket={ticket}
      viewer={ana}
      listHref="/tickets"
      messages={messages}
      resendIn={ticket.id}
      olderHref={null}
      newestHref={null}
      refusal={null}
      now={now}
      composer={<textarea />}
    />,
  );
const bubbles = (...messages: Message[]) =>
  drawn(
    <MessageList
      messages={messages}
      viewerId="usr_ana"
      contact={aTicket().contact}
      serves
      resendIn="tkt_1"
      olderHref={null}
      newestHref={null}
      now={now}
    />,
  );

Deno.test("what a customer writes is text, in a row, in a bubble and in a raw card", () => {
  const evil = '<script>alert("1")</script><img src=x onerror=alert(2)>';
  const contact = { id: "cnt_1", name: evil, phone: null, username: null };
  const lastMessage = { ...aMessage({ text: evil }) };
  const html = row(aTicket({ contact, lastMessage })) + thread(aTicket({ contact }), [
    aMessage({ text: evil }),
    aMessage({ id: "msg_2", type: evil, text: evil, content: { kind: "unknown", raw: { evil } } }),
    aMessage({
      id: "msg_3",
      type: "system",
      text: "returned_with_reason",
      content: { kind: "line", values: { reason: evil } },
    }),
  ]);
  ok(!/<script|<img/.test(html));
  match(html, /&lt;script>/);
});

Deno.test("a row says who, what, when, whose and since when they wait", () => {
  const html = row(
    aTicket({
      unread: 2,
      waitingSince: now - 12 * MINUTE,
      assignee: { id: "usr_b", publicName: "Bia Reis" },
    }),
  );
  for (const said of ["Bruno Lima", "Oi", "14:02", "Suporte", "espera 12 min", "Com Bia Reis", "não lidas"]) {
    ok(html.includes(said), said);
  }
  match(html, /senha late/);
});

Deno.test("the window is counted down in a row only when it is about to close", () => {
  ok(!row(aTicket()).includes("Janela de 24 h"));
  match(row(aTicket({ windowClosesAt: now + 190 * MINUTE })), /3 h 10/);
  match(row(aTicket({ windowClosesAt: now - MINUTE })), /Janela de 24 h fechada/);
});

Deno.test("a kind of message without a drawing is shown as it came", () => {
  const html = bubbles(
    aMessage({ type: "location", text: null, content: { kind: "unknown", raw: { latitude: -23.5 } } }),
  );
  match(html, /Mensagem do tipo “location”/);
  match(html, /<details>.*latitude/s);
});

Deno.test("a failed message says why in words and can be sent again; an undecided one warns first", () => {
  const failed = bubbles(
    aMessage({ direction: "out", status: "failed", error: { code: "131026" }, origin: "agent" }),
  );
  match(failed, /este número não recebe mensagens/);
  match(failed, /Tentar de novo/);
  match(bubbles(aMessage({ direction: "out", status: "failed", error: { code: "999" } })), /erro 999/);
  match(bubbles(aMessage({ direction: "out", status: "undecided" })), /Pode ter chegado/);
});

Deno.test("days stand apart, and only the first bubble of a group says who speaks", () => {
  const bia = { id: "usr_b", publicName: "Bia" };
  const out = { direction: "out", origin: "agent", status: "read", sentBy: bia } as const;
  const html = bubbles(
    aMessage({ at: now - 26 * 60 * MINUTE }),
    aMessage({ ...out, id: "msg_2", at: now - MINUTE }),
    aMessage({ ...out, id: "msg_3", at: now }),
  );
  match(html, /ontem.*hoje/s);
  equal(html.split(">Bia<").length, 2);
  match(html, /Lida/);
});

Deno.test("a waiting ticket can be accepted, a colleague's only read, one's own answered and closed", () => {
  const waiting = thread(aTicket({ status: "waiting", assignee: null }));
  match(waiting, /Você está vendo sem aceitar/);
  match(waiting, /action="\/tickets\/tkt_1\/acceptance"/);
  ok(!waiting.includes("<textarea"));
  const theirs = thread(aTicket({ assignee: { id: "usr_b", publicName: "Bia" } }));
  match(theirs, /Bia está atendendo/);
  ok(!theirs.includes("<textarea") && !theirs.includes("closure"));
  const mine = thread(aTicket());
  match(mine, /<textarea/);
  match(mine, /name="seen" value="3"/);
  match(mine, /name="_method" value="DELETE"/);
  match(mine, /name="_csrf" value="tok"/);
});

Deno.test("outside the window there is a reason instead of a composer", () => {
  const html = thread(aTicket({ windowClosesAt: now - MINUTE }));
  match(html, /Fechou às 14:01/);
  ok(!html.includes("<textarea"));
});

Deno.test("closing over news asks again, with what there is to see now", () => {
  const refusal = { code: "ticket_has_news", text: "x", details: { seen: 5 }, form: { farewell: "no" } };
  const html = drawn(<RefusalNote refusal={refusal} ticketId="tkt_1" href="/t" />);
  match(html, /role="alert"/);
  match(html, /name="seen" value="5"/);
  match(html, /name="farewell" value="no"/);
});

Deno.test("a refusal names the colleague who was faster, and how long to wait", () => {
  const text = (code: string, details = {}) => refusalText(reader, code, details, now);
  equal(text("ticket_not_waiting", { assignee: "Maria" }), "Maria aceitou este ticket.");
  equal(text("ticket_not_waiting", { assignee: "Maria", acceptedAt: now - 2000 }), "Maria aceitou há 2 s.");
  equal(text("too_many_attempts", { retryAfter: 90 }), "Muitas tentativas. Espere 1 min e tente de novo.");
  equal(text("nobody_knows"), TEXTS["pt-BR"].internal_error);
});

Deno.test("initials are the first and last name's, or a number's end", () => {
  equal(initialsOf("João Pedro Almeida"), "JA");
  equal(initialsOf("@maria"), "M");
  equal(initialsOf("+55 11 91234-5678"), "78");
  equal(initialsOf("😀 Li"), "😀L");
});
