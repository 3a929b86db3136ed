/**
 * The house law: whatever happens, what a screen has folded is what a reload
 * would show. A ticket's life is walked at random, by every command there is and
 * by customers, receipts and the clock, before the eyes of different viewers.
 */

import { deepEqual, equal } from "node:assert/strict";
import { aConnection, aDepartment, anAgent } from "../../testing/builders.ts";
import { openTestCore } from "../../testing/test_core.ts";
import { aWalk } from "../../testing/ticket_walk.ts";
import type { Core } from "../core.ts";
import { parseCursor } from "../cursor.ts";
import type { EventName } from "../events/event.ts";
import { listEvents } from "../events/event_log.ts";
import { canSeeTicket, listTickets, scopeOf, seesAllTickets, TICKET_STATUSES } from "../tickets/mod.ts";
import type { Message } from "../messages/message.ts";
import type { Ticket } from "../tickets/ticket.ts";
import type { User } from "../users/user.ts";
import {
  eventFor,
  foldInbox,
  foldThread,
  type InboxState,
  loadInbox,
  loadThread,
  type ThreadState,
} from "./mod.ts";

/** Every event there is: one that is missing here does not compile; one that the walk never met fails. */
const EVENTS: Record<EventName, "walked" | "reset"> = {
  "ticket.opened": "walked",
  "ticket.reopened": "walked",
  "ticket.accepted": "walked",
  "ticket.returned": "walked",
  "ticket.closed": "walked",
  "ticket.read": "walked",
  "message.received": "walked",
  "message.queued": "walked",
  "message.updated": "walked",
  "message.noted": "walked",
  "message.overheard": "walked",
  "contact.changed": "walked",
  "settings.changed": "reset",
  "user.rights_changed": "reset",
};

/** A screen: what was loaded once, and has been folded since. */
interface Screen {
  readonly viewer: User;
  inbox: InboxState;
  thread: ThreadState | null;
  /** What was said in the open thread within a ticket that the viewer may not see: a reload shows it, the stream does not. */
  readonly unheard: Set<string>;
}

const everything = { limit: 1000 };

async function openScreen(core: Core, viewer: User, pick: () => number): Promise<Screen> {
  const tab = TICKET_STATUSES[Math.floor(pick() * 3)] ?? "waiting";
  const departmentId = [null, "dep_sales", "dep_billing", "none"][Math.floor(pick() * 4)] ?? null;
  const limit = 1 + Math.floor(pick() * 4);
  const inbox = await loadInbox(core, { viewer, filter: { tab, departmentId }, limit });
  const { tickets } = await listTickets(core, { viewer, ...everything });
  const ticket = tickets[Math.floor(pick() * tickets.length)];
  return {
    viewer,
    inbox,
    thread: ticket ? await loadThread(core, { viewer, ticketId: ticket.id, limit }) : null,
    unheard: new Set(),
  };
}

async function follow(core: Core, screen: Screen, after: number): Promise<void> {
  for (const event of await listEvents(core, { after, limit: 100 })) {
    const news = eventFor(screen.viewer, event);
    if (news !== event && "message" in event && event.message) screen.unheard.add(event.message.id);
    if (!news) continue;
    screen.inbox = foldInbox(screen.inbox, news);
    screen.thread = screen.thread && foldThread(screen.thread, news);
  }
}

/** What an event says of a customer reaches those who may see its ticket: an agent may know a name later. */
const asKnownTo = (viewer: User) => (ticket: Ticket) =>
  seesAllTickets(viewer) ? ticket : { ...ticket, contact: ticket.contact.id };

async function requireAsReloaded(
  core: Core,
  { viewer, inbox, thread, unheard }: Screen,
  step: string,
): Promise<void> {
  const loaded = await loadInbox(core, { viewer, filter: inbox.filter, ...everything });
  const end = inbox.nextCursor === null ? null : parseCursor(inbox.nextCursor);
  const held = loaded.tickets.filter((t) =>
    !end || t.lastMessageAt > end.at || (t.lastMessageAt === end.at && t.id >= end.id)
  );
  deepEqual(inbox.tickets.map(asKnownTo(viewer)), held.map(asKnownTo(viewer)), `the list after ${step}`);
  deepEqual(inbox.counts, loaded.counts, `the counts after ${step}`);
  equal(loaded.tickets.length, loaded.counts[inbox.filter.tab], `counted and listed differ after ${step}`);

  if (!thread) return;
  const now = await loadThread(core, { viewer, ticketId: thread.ticket.id, ...everything }).catch(() => null);
  if (!now) return; // gone out of sight: the screen was told so
  deepEqual(asKnownTo(viewer)(thread.ticket), asKnownTo(viewer)(now.ticket), `the header after ${step}`);
  const oldest = thread.olderCursor === null ? null : parseCursor(thread.olderCursor).id;
  const from = oldest === null ? 0 : now.messages.findIndex(({ id }) => id === oldest);
  const heard = (messages: readonly Message[]) => messages.filter(({ id }) => !unheard.has(id));
  deepEqual(heard(thread.messages), heard(now.messages.slice(from)), `the thread after ${step}`);
}

Deno.test("fold(state, events) is what a reload shows, whoever looks and whatever happens", async () => {
  await using core = await openTestCore({ now: "2026-03-02T12:00:00Z" });
  await aDepartment(core, { id: "dep_sales", name: "Vendas" });
  await aDepartment(core, { id: "dep_billing", name: "Cobrança" });
  const texts = { greeting: "Olá!", acceptance: "Já atendo.", farewell: "Até logo!" };
  const connections = [
    await aConnection(core, { defaultDepartmentId: "dep_sales", texts }),
    await aConnection(core, { phoneNumberId: "555000111" }),
  ];
  const agents = [
    await anAgent(core, { departmentIds: ["dep_sales"] }),
    await anAgent(core, { departmentIds: ["dep_sales", "dep_billing"], seeUnassigned: false }),
    await anAgent(core),
    await anAgent(core, { role: "supervisor" }),
  ];
  const met = new Set<string>();
  for (let seed = 1; seed <= 6; seed++) {
    const walk = aWalk(core, { seed, connections, agents });
    let screens: Screen[] = [];
    for (let i = 0; i < 75; i++) {
      if (i % 15 === 0) {
        screens = await Promise.all(agents.map((viewer) => openScreen(core, viewer, walk.pick)));
      }
      const before = core.committedSeq;
      const step = `step ${i} of walk ${seed}: ${await walk.step()}`;
      for (const event of await listEvents(core, { after: before, limit: 100 })) met.add(event.name);
      for (const screen of screens) {
        await follow(core, screen, before);
        await requireAsReloaded(core, screen, step);
      }
    }
  }
  deepEqual(
    Object.entries(EVENTS).filter(([name, how]) => how === "walked" && !met.has(name)),
    [],
    "events that never happened prove nothing",
  );
});

Deno.test("an event that was already folded changes nothing", async () => {
  await using core = await openTestCore();
  const viewer = await anAgent(core);
  const walk = aWalk(core, { seed: 1, connections: [await aConnection(core)], agents: [viewer] });
  await walk.step();
  const state = await loadInbox(core, { viewer, filter: { tab: "waiting", departmentId: null } });

  for (const event of await listEvents(core, { after: 0, limit: 100 })) {
    equal(foldInbox(state, event), state);
  }
});

Deno.test("a viewer gets whole events of tickets they see, and of those that left them only that they left", async () => {
  await using core = await openTestCore();
  const sales = await anAgent(core, { departmentIds: ["dep_sales"] });
  const connections = [await aConnection(core, { defaultDepartmentId: "dep_sales" })];
  const walk = aWalk(core, { seed: 1, connections, agents: [sales] });
  await walk.step();
  const [event] = await listEvents(core, { after: 0, limit: 1 });
  if (!event || !("after" in event)) throw new Error("a customer has written");
  const stranger = await anAgent(core, { departmentIds: ["dep_billing"] });
  const moved = { ...event, before: { ...scopeOf(event.after), departmentId: "dep_billing" } };

  equal(eventFor(sales, event), event);
  equal(eventFor(stranger, event), null);
  equal(canSeeTicket(stranger, moved.before), true);
  deepEqual(eventFor(stranger, moved), {
    name: "ticket.left",
    seq: event.seq,
    ticketId: event.ticketId,
    before: moved.before,
  });
  deepEqual(eventFor(sales, { name: "user.rights_changed", userId: sales.id, seq: 9, at: 0 }), {
    name: "reset",
    seq: 9,
  });
  equal(eventFor(stranger, { name: "user.rights_changed", userId: sales.id, seq: 9, at: 0 }), null);
  deepEqual(eventFor(stranger, { name: "settings.changed", seq: 9, at: 0 }), { name: "reset", seq: 9 });
});
