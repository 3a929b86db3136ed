import { deepEqual, equal, match } from "node:assert/strict";
import { openEventFeed } from "../core/events/event_feed.ts";
import { eventFor, type StreamEvent } from "../core/inbox/mod.ts";
import { acceptTicket } from "../core/tickets/mod.ts";
import type { User } from "../core/users/mod.ts";
import { aDepartment, anAgent, aSupervisor, aTicket } from "../testing/builders.ts";
import { eventually } from "../testing/eventually.ts";
import { openTestCore, type TestCore } from "../testing/test_core.ts";
import { createEventsApp } from "./events.ts";

interface Site {
  core: TestCore;
  /** Who is signed in just now. */
  session: { user: User | null };
  get(path: string, headers?: Record<string, string>): Promise<Response>;
}

async function withSite(body: (site: Site) => Promise<void>, beatMs?: number): Promise<void> {
  await using core = await openTestCore();
  const feed = openEventFeed<User, StreamEvent>({ db: core.db, log: core.log, audience: eventFor });
  const session: Site["session"] = { user: null };
  const findViewer = () => Promise.resolve(session.user);
  const app = createEventsApp({ core, feed, findViewer, ...(beatMs ? { beatMs } : {}) });
  try {
    await body({ core, session, get: async (path, headers = {}) => await app.request(path, { headers }) });
  } finally {
    feed.close();
  }
}

/** A stream that is read as it comes. */
function listen(reply: Response) {
  const state = { text: "", done: false };
  const reader = reply.body?.pipeThrough(new TextDecoderStream()).getReader();
  const reading = (async () => {
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      state.text += part.value;
    }
    state.done = true;
  })();
  const names = () =>
    [...state.text.matchAll(/^id: (\d+)\ndata: .*"name":"([\w.]+)"/gm)].map(([, seq, name]) =>
      `${seq} ${name}`
    );
  return {
    state,
    names,
    async leave() {
      await reader?.cancel();
      await reading;
    },
  };
}

const announce = (core: TestCore, userId = "usr_nobody") =>
  core.commit((unit) => unit.emit({ name: "user.rights_changed", userId }));

Deno.test("who is not signed in is told so in JSON", () =>
  withSite(async ({ get }) => {
    const reply = await get("/events");

    equal(reply.status, 401);
    equal((await reply.json()).code, "signed_out");
  }));

Deno.test("a page left open gets nothing of who signed in after", () =>
  withSite(async ({ core, session, get }) => {
    session.user = await aSupervisor(core);

    equal((await get("/events?viewer=usr_somebody_else")).status, 401);
  }));

Deno.test("a stream replays after the cursor and then follows; coming back goes on where it broke off", () =>
  withSite(async ({ core, session, get }) => {
    const ana = session.user = await aSupervisor(core);
    const [one, two] = [await aTicket(core), await aTicket(core)];
    await acceptTicket(core, { ticketId: one.id, agent: ana });
    const first = listen(await get("/events?after=0"));
    await eventually(() => first.names().length === 1, "the replay has come");
    await acceptTicket(core, { ticketId: two.id, agent: ana });
    await eventually(() => first.names().length === 2, "the news has come");
    deepEqual(first.names(), ["1 ticket.accepted", "2 ticket.accepted"]);
    match(first.state.text, /^retry: 2000$/m);
    await first.leave();

    const again = listen(await get("/events?after=0", { "last-event-id": "1" }));
    await eventually(() => again.names().length > 0, "the replay has come");
    deepEqual(again.names(), ["2 ticket.accepted"]);
    await again.leave();
  }));

Deno.test("a ticket that goes out of sight says so without saying where or what", () =>
  withSite(async ({ core, session, get }) => {
    const [sales, billing] = [await aDepartment(core), await aDepartment(core)];
    const ana = await anAgent(core, { departmentIds: [sales.id] });
    session.user = ana;
    const ticket = await aTicket(core, { departmentId: sales.id, said: ["a secret"] });
    const moved = { ...ticket, department: billing };
    await core.commit((unit) =>
      unit.emit({
        name: "ticket.read",
        ticketId: ticket.id,
        before: { status: "waiting", departmentId: sales.id, assigneeId: null },
        after: moved,
        by: null,
      })
    );
    const stream = listen(await get("/events?after=0"));
    await eventually(() => stream.names().length === 1, "the news has come");

    deepEqual(stream.names(), ["1 ticket.left"]);
    equal(stream.state.text.includes("secret"), false);
    await stream.leave();
  }));

Deno.test("a session that is revoked loses its line with the next beat", () =>
  withSite(async ({ core, session, get }) => {
    session.user = await aSupervisor(core);
    const stream = listen(await get("/events"));
    await eventually(() => stream.state.text.includes("event: beat"), "it beats");
    session.user = null;

    await eventually(() => stream.state.done, "the line has ended");
  }, 20));

Deno.test("who lost rights is told to load anew", () =>
  withSite(async ({ core, session, get }) => {
    const ana = session.user = await anAgent(core);
    const stream = listen(await get("/events"));
    await eventually(() => stream.state.text.includes("retry"), "it is open");
    await announce(core, ana.id);

    await eventually(() => stream.names().length === 1, "the news has come");
    deepEqual(stream.names(), ["1 reset"]);
    await stream.leave();
  }));

Deno.test("asked for JSON it gives what was missed at once, and how far that reaches", () =>
  withSite(async ({ core, session, get }) => {
    const ana = session.user = await aSupervisor(core);
    const { id } = await aTicket(core);
    await acceptTicket(core, { ticketId: id, agent: ana });
    await announce(core);
    const reply = await (await get("/events?after=0", { accept: "application/json" })).json();

    deepEqual([reply.events.map((event: StreamEvent) => event.name), reply.seq], [["ticket.accepted"], 2]);
    const ahead = await (await get("/events?after=99", { accept: "application/json" })).json();
    deepEqual(ahead, { events: [{ name: "reset", seq: 2 }], seq: 2 });
  }));

Deno.test("a cursor that is none is refused", () =>
  withSite(async ({ core, session, get }) => {
    session.user = await aSupervisor(core);

    equal((await get("/events?after=-1")).status, 422);
    equal((await get("/events", { "last-event-id": "x" })).status, 422);
  }));
