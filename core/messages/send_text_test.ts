import { deepEqual, equal, rejects } from "node:assert/strict";
import { anAgent, aSupervisor, aTicket } from "../../testing/builders.ts";
import { openTestCore } from "../../testing/test_core.ts";
import { loadThread } from "../inbox/mod.ts";
import { acceptTicket, getTicket } from "../tickets/mod.ts";
import { saveDraft } from "./save_draft.ts";
import { sendText } from "./send_text.ts";

Deno.test("a reply is queued with its job and its event, is the ticket's newest, and ends the waiting", async () => {
  await using core = await openTestCore();
  const ana = await anAgent(core, { name: "Ana" });
  const was = await aTicket(core, { assignee: ana });
  core.advance(5000);

  const { message: message } = await sendText(core, {
    ticketId: was.id,
    author: ana,
    text: "Bom dia\r\ntudo bem?",
  });

  const ticket = await getTicket(core, was.id);
  deepEqual([message.status, message.text, message.at], ["queued", "Bom dia\ntudo bem?", core.now()]);
  deepEqual(message.sentBy, { id: ana.id, publicName: "Ana" });
  deepEqual([ticket.lastMessage?.id, ticket.lastMessageAt, ticket.waitingSince], [
    message.id,
    core.now(),
    null,
  ]);
  equal(ticket.revision, was.revision, "answering is no transition");
  deepEqual(await core.emitted(), ["message.queued"]);
  deepEqual(await core.enqueued(), ["message.send"]);
});

Deno.test("the same message posted twice, even at once, is one message", async () => {
  await using core = await openTestCore();
  const ana = await anAgent(core);
  const { id: ticketId } = await aTicket(core, { assignee: ana });
  const order = { id: core.newId("message"), ticketId, author: ana, text: "Bom dia" };

  const [first, second] = await Promise.all([sendText(core, order), sendText(core, order)]);
  const third = await sendText(core, order);

  deepEqual([first.message, second.message], [third.message, third.message]);
  deepEqual([first.isNew, second.isNew, third.isNew].toSorted(), [false, false, true]);
  equal(third.isNew, false);
  deepEqual(await core.enqueued(), ["message.send"]);
  deepEqual(await core.emitted(), ["message.queued"]);
});

Deno.test("an id that names another message is refused", async () => {
  await using core = await openTestCore();
  const [ana, rita] = [await anAgent(core), await aSupervisor(core)];
  const { id: ticketId } = await aTicket(core, { assignee: ana });
  const other = await aTicket(core, { assignee: ana });
  const order = { id: core.newId("message"), ticketId, author: ana, text: "Bom dia" };
  await sendText(core, order);

  for (const change of [{ text: "Boa tarde" }, { ticketId: other.id }, { author: rita }]) {
    await rejects(sendText(core, { ...order, ...change }), { kind: "conflict", code: "message_id_taken" });
  }
  await rejects(sendText(core, { ...order, id: "a message" }), { code: "message_id_invalid" });
});

Deno.test("a text has something in it and at most 4096 characters as Meta counts them", async () => {
  await using core = await openTestCore();
  const ana = await anAgent(core);
  const { id: ticketId } = await aTicket(core, { assignee: ana });

  await rejects(sendText(core, { ticketId, author: ana, text: " \n\t" }), { code: "text_empty" });
  await rejects(sendText(core, { ticketId, author: ana, text: "😀".repeat(4097) }), {
    code: "text_too_long",
    details: { limit: 4096, length: 4097 },
  });
  equal((await sendText(core, { ticketId, author: ana, text: "😀".repeat(4096) })).message.status, "queued");
  const preview = (await getTicket(core, ticketId)).lastMessage?.text ?? "";
  equal(Array.from(preview).length, 160);
});

Deno.test("only an attended ticket is answered, by its assignee or whoever sees everything", async () => {
  await using core = await openTestCore();
  const [ana, bruno, rita] = [
    await anAgent(core, { name: "Ana" }),
    await anAgent(core),
    await aSupervisor(core),
  ];
  const { id: ticketId } = await aTicket(core);

  await rejects(sendText(core, { ticketId, author: ana, text: "Oi" }), {
    code: "ticket_not_attending",
    details: { status: "waiting" },
  });
  await acceptTicket(core, { ticketId, agent: ana });
  await rejects(sendText(core, { ticketId, author: bruno, text: "Oi" }), { code: "ticket_not_yours" });
  await sendText(core, { ticketId, author: rita, text: "Oi" });
  const stranger = await anAgent(core, { seeUnassigned: false });
  await rejects(sendText(core, { ticketId, author: stranger, text: "Oi" }), { code: "ticket_not_found" });
});

Deno.test("outside the 24-hour window nothing free-form is taken", async () => {
  await using core = await openTestCore();
  const ana = await anAgent(core);
  const { id: ticketId, windowClosesAt } = await aTicket(core, { assignee: ana });

  core.setNow((windowClosesAt ?? 0) - 1);
  await sendText(core, { ticketId, author: ana, text: "Ainda dá tempo" });
  core.advance(1);
  await rejects(sendText(core, { ticketId, author: ana, text: "Tarde demais" }), {
    kind: "conflict",
    code: "window_closed",
    details: { closedAt: windowClosesAt },
  });
});

Deno.test("a reply never stands before what it answers, whatever Meta's clock says", async () => {
  await using core = await openTestCore();
  const ana = await anAgent(core);
  const { id: ticketId } = await aTicket(core, { assignee: ana, lastMessageAt: core.now() + 3000 });

  const { message: { id } } = await sendText(core, { ticketId, author: ana, text: "Bom dia" });

  const { messages } = await loadThread(core, { viewer: ana, ticketId });
  equal(messages.at(-1)?.id, id);
});

Deno.test("a draft survives a reload, is its author's alone, and goes when the text is sent", async () => {
  await using core = await openTestCore();
  const [ana, rita] = [await anAgent(core), await aSupervisor(core)];
  const { id: ticketId } = await aTicket(core, { assignee: ana });
  const draftOf = async (viewer: typeof ana) => (await loadThread(core, { viewer, ticketId })).draft;

  await saveDraft(core, { ticketId, author: ana, text: "Bom d" });
  await saveDraft(core, { ticketId, author: ana, text: "Bom dia" });
  deepEqual([await draftOf(ana), await draftOf(rita)], ["Bom dia", ""]);

  await sendText(core, { ticketId, author: ana, text: "Bom dia" });
  equal(await draftOf(ana), "");

  await saveDraft(core, { ticketId, author: ana, text: "E" });
  await saveDraft(core, { ticketId, author: ana, text: " " });
  equal(await draftOf(ana), "");
  deepEqual(await core.emitted(), ["message.queued"], "drafts are announced to nobody");
});
