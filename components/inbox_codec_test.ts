/** A list that has travelled shows what the list that was painted showed. */

import { deepEqual, equal } from "node:assert/strict";
import type { InboxState } from "../core/inbox/inbox.ts";
import type { Ticket } from "../core/tickets/ticket.ts";
import { packInbox, unpackInbox } from "./inbox_codec.ts";
import { endOfHue, hueOf } from "./names.ts";

const ticket = (of: Partial<Ticket>): Ticket => ({
  id: "tkt_1",
  protocol: "20261122-ABCDEF",
  status: "waiting",
  revision: 4,
  contact: { id: "cnt_01ABC", name: "Bruno", phone: "+5511", username: null },
  connection: { id: "con_1", name: "Loja" },
  department: null,
  assignee: null,
  unread: 2,
  inboundSeq: 9,
  lastMessage: { id: "msg_1", direction: "in", type: "text", text: "Oi", status: "received", at: 5_000_000 },
  lastMessageAt: 5_000_000,
  waitingSince: 4_000_000,
  windowClosesAt: 5_000_000 + 86_400_000,
  acceptanceSent: false,
  createdAt: 1,
  updatedAt: 2,
  resolvedAt: null,
  ...of,
});

const state: InboxState = {
  viewer: {
    id: "usr_1",
    publicName: "Ana",
    role: "agent",
    departmentIds: ["dep_1"],
    seeUnassigned: true,
    permissions: [],
  },
  filter: { tab: "waiting", departmentId: null },
  counts: { waiting: 3, attending: 0, resolved: 0 },
  tickets: [
    ticket({}),
    ticket({
      id: "tkt_2",
      contact: { id: "cnt_01ABD", name: null, phone: "+5511987654321", username: null },
      department: { id: "dep_1", name: "Suporte", hue: 7 },
      assignee: { id: "usr_2", publicName: "Bia" },
      lastMessageAt: 4_999_123,
      waitingSince: null,
      windowClosesAt: null,
      lastMessage: null,
    }),
    ticket({
      id: "tkt_3",
      lastMessageAt: 1_000,
      lastMessage: {
        id: "msg_3",
        direction: "out",
        type: "system",
        text: "returned_with_reason",
        status: "received",
        at: 1_000,
      },
    }),
  ],
  nextCursor: "next",
  departments: [],
  lastSeq: 12,
};

const shown = ({ tickets, ...rest }: InboxState) => ({
  ...rest,
  rows: tickets.map(({ id, contact, department, assignee, unread, lastMessage, lastMessageAt, ...of }) => ({
    id,
    hue: hueOf(contact.id),
    label: contact.name ?? contact.phone,
    department,
    assignee,
    unread,
    last: lastMessage && { ...lastMessage, id: "" },
    times: [lastMessageAt, of.waitingSince, of.windowClosesAt],
    connection: of.connection,
    status: of.status,
  })),
});

Deno.test("a list asked for travels whole", () => {
  deepEqual(shown(unpackInbox(packInbox(state, { painted: false }))), shown(state));
});

Deno.test("a painted list travels without the words it shows, and is whole again with them", () => {
  const packed = packInbox(state, { painted: true });
  equal(JSON.stringify(packed).includes("tkt_"), false);
  equal(JSON.stringify(packed).includes("Bruno"), false);
  const words = [
    { id: "tkt_1", contactEnd: endOfHue(hueOf("cnt_01ABC")), label: "Bruno", text: "Oi" },
    { id: "tkt_2", contactEnd: endOfHue(hueOf("cnt_01ABD")), label: "+5511987654321", text: null },
    { id: "tkt_3", contactEnd: endOfHue(hueOf("cnt_01ABC")), label: "Bruno", text: null },
  ];
  deepEqual(shown(unpackInbox(packed, words)), shown(state));
});

Deno.test("the colour of a painted avatar stands for the end of its contact's id", () => {
  for (const end of "0123456789ABCDEFGHJKMNPQRSTVWXYZ") {
    const hue = hueOf(`cnt_01${end}`);
    equal(hueOf(endOfHue(`av ${hue}`)), hue);
  }
});
