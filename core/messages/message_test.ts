import { deepEqual, equal } from "node:assert/strict";
import { type Message, type MessageStatus, type Receipt, withReceipts } from "./message.ts";

const STARTS: readonly MessageStatus[] = [
  "queued",
  "sending",
  "undecided",
  "sent",
  "failed",
  "delivered",
  "read",
];
const reason = { code: "131026", title: "Message undeliverable" };
const receipt = (status: string): Receipt => ({ status, error: status === "failed" ? reason : null });

const aSent = (status: MessageStatus): Message => ({
  id: "msg_1",
  ticketId: "tkt_1",
  contactId: "cnt_1",
  connectionId: "con_1",
  direction: "out",
  type: "text",
  text: "Oi",
  status,
  providerId: "wamid.A",
  origin: "agent",
  sentBy: null,
  error: status === "failed" ? { code: "131000" } : null,
  at: 0,
});
const after = (start: MessageStatus, ...words: string[]) => withReceipts(aSent(start), words.map(receipt));

Deno.test("a message's status is what the furthest receipt says, in whatever order they come", () => {
  const words = ["sent", "delivered", "read", "failed", "warehoused"];
  for (const start of STARTS) {
    for (const a of words) {
      for (const b of words) {
        deepEqual(after(start, a, b), after(start, b, a), `${start}, then ${a} and ${b}`);
      }
    }
  }
  equal(after("queued", "sent", "read", "delivered").status, "read");
  equal(after("read", "sent", "delivered", "failed").status, "read");
  deepEqual(after("sending", "warehoused"), aSent("sending"));
});

Deno.test("failed counts only while nothing says delivered, and keeps Meta's reason", () => {
  const { status, error } = after("sent", "failed");
  deepEqual([status, error], ["failed", reason]);
  deepEqual(after("sent", "failed", "delivered"), aSent("delivered"));
});
