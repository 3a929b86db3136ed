import { deepEqual, equal, match, ok } from "node:assert/strict";
import { encodeEvent, type EventClient, eventStream } from "./event_stream.ts";

const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

function open(options: { heartbeatMs?: number; maxQueued?: number } = {}) {
  const seen = { left: 0 };
  let client: EventClient | undefined;
  const reply = eventStream((joined) => {
    client = joined;
    return () => seen.left++;
  }, options);
  ok(client && reply.body);
  return { reply, client, seen, reader: reply.body.getReader() };
}

Deno.test("an event reaches its reader as it was encoded, after a first comment", async () => {
  const { reply, client, reader } = open();
  const event = encodeEvent({ id: 7, name: "ticket.accepted", data: '{"a":1}' });
  client.send(event);
  equal(text((await reader.read()).value), ":\n\n");
  equal((await reader.read()).value, event, "the very same bytes, not a copy");
  equal(text(event), 'id: 7\nevent: ticket.accepted\ndata: {"a":1}\n\n');
  match(reply.headers.get("cache-control") ?? "", /no-transform/);
  equal(reply.headers.get("content-type"), "text/event-stream");
  await reader.cancel();
});

Deno.test("a reader who leaves is noticed once and gets nothing more", async () => {
  const { client, reader, seen } = open();
  await reader.cancel();
  equal(seen.left, 1);
  equal(client.closed, true);
  equal(client.send(encodeEvent({ data: "late" })), false);
  client.close();
  equal(seen.left, 1);
});

Deno.test("a reader who stalls is cut off instead of being hoarded for", async () => {
  const { client, reader, seen } = open({ maxQueued: 1000 });
  const first = encodeEvent({ data: "x".repeat(20_000) });
  const event = encodeEvent({ data: "x".repeat(300) });
  equal(client.send(first), true, "handed over to the stream");
  deepEqual([1, 2, 3, 4, 5].map(() => client.send(event)), [true, true, true, false, false]);
  equal(seen.left, 1);
  await reader.read();
  equal((await reader.read()).value, first, "what was handed over arrives whole");
  equal((await reader.read()).done, true, "and what was hoarded is gone");
});

Deno.test("a reader who is slow gets everything in its order", async () => {
  const { client, reader } = open();
  const events = Array.from({ length: 50 }, (_, id) => encodeEvent({ id, data: "x".repeat(1000) }));
  events.forEach((event) => equal(client.send(event), true));
  client.close();
  await reader.read();
  for (const event of events) equal((await reader.read()).value, event);
  equal((await reader.read()).done, true);
});

Deno.test("who replays much waits for room instead of being cut off", async () => {
  const { client, reader } = open({ maxQueued: 1000 });
  client.send(encodeEvent({ data: "x".repeat(20_000) }));
  const event = encodeEvent({ data: "x".repeat(300) });
  client.send(event);
  await client.room();
  client.send(event);
  let free = false;
  const room = client.room().then(() => free = true);
  await Promise.resolve();
  equal(free, false);
  for (let read = 0; read < 3; read++) await reader.read();
  await room;
  equal(client.send(event), true);
  await reader.cancel();
  await client.room(); // nobody is left to wait for
});

Deno.test("a stream that the server ends is finished, not broken", async () => {
  const { client, reader, seen } = open();
  client.close();
  await reader.read();
  equal((await reader.read()).done, true);
  equal(seen.left, 1);
});

Deno.test("a quiet stream is kept open by comments", async () => {
  const { reader } = open({ heartbeatMs: 5 });
  await reader.read();
  equal(text((await reader.read()).value), ":\n\n");
  await reader.cancel();
});

Deno.test("a subscriber that refuses at once is still tidied up", async () => {
  let left = 0;
  const reply = eventStream((client) => {
    client.close();
    return () => left++;
  });
  equal(await reply.text(), ":\n\n");
  equal(left, 1);
});
