/**
 * What agents may do in a walk beside answering with plain texts: everything that
 * can be sent, answered, reacted to, sent again, settled, forwarded, begun.
 */

import type { Connection } from "../core/connections/connection.ts";
import { sql } from "../core/db/mod.ts";
import type { MediaFiles } from "../core/media/media.ts";
import type { MessageBody } from "../core/messages/message_body.ts";
import {
  forwardMessage,
  noteTyping,
  reactToMessage,
  resendMessage,
  sendMessage,
  sendReaction,
  sendReceipt,
  settleMessage,
  startConversation,
} from "../core/messages/mod.ts";
import type { Ticket } from "../core/tickets/ticket.ts";
import type { User } from "../core/users/user.ts";
import { refused, scriptedChannel } from "./scripted_channel.ts";
import { aTemplate } from "./template_builder.ts";
import type { TestCore } from "./test_core.ts";

/** What the steps are made of. */
export interface WalkSends {
  readonly core: TestCore;
  readonly connections: readonly Connection[];
  readonly agents: readonly User[];
  pick(): number;
  oneOf<T>(list: readonly T[]): T;
  /** A ticket that is attended, and who may answer in it. */
  served(): Promise<{ of: Ticket; agent: User }>;
}

/** Files of a walk: any is there. */
export const ANY_FILE: MediaFiles = { read: () => Promise.resolve(new Blob(["x"])) };

const FILE = {
  kind: "image",
  sha256: "ab".repeat(32),
  size: 1,
  mimeType: "image/jpeg",
  filename: "foto.jpg",
} as const;

const BODIES: readonly MessageBody[] = [
  { type: "media", file: FILE, caption: "Veja", voice: false },
  { type: "media", file: { ...FILE, kind: "audio", mimeType: "audio/ogg" }, caption: null, voice: true },
  { type: "location", location: { latitude: -23.5, longitude: -46.6, name: "Loja" } },
  { type: "contacts", cards: [{ name: "Rita", phones: [{ phone: "+551140001234" }] }] },
  {
    type: "interactive",
    body: "Confirma?",
    interactive: { action: { type: "buttons", buttons: [{ id: "y", title: "Sim" }] } },
    header: FILE,
  },
];

/** Each step, by what it is called. */
export const walkSending: Readonly<Record<string, (of: WalkSends) => Promise<unknown>>> = {
  async "an agent sends a file, a place, a card or buttons"(walk) {
    const { of, agent } = await walk.served();
    const body = walk.oneOf(BODIES);
    const replyTo = walk.pick() < 0.5 ? await anyMessage(walk, of) : undefined;
    await sendMessage(walk.core, { ticketId: of.id, author: agent, body, replyTo });
  },
  async "an agent sends a template"(walk) {
    const { of, agent } = await walk.served();
    const { wabaId } = walk.connections.find(({ id }) => id === of.connection.id) ??
      walk.oneOf(walk.connections);
    const { id: templateId } = await aTemplate(walk.core, { wabaId });
    const body = { type: "template", templateId, parameters: {} } as const;
    await sendMessage(walk.core, { ticketId: of.id, author: agent, body });
  },
  async "an agent reacts"(walk) {
    const { of, agent } = await walk.served();
    const emoji = walk.oneOf(["👍", "❤️", null]);
    await reactToMessage(walk.core, { messageId: await anyMessage(walk, of), viewer: agent, emoji });
  },
  async "Meta is handed a reaction"({ core, oneOf }) {
    const messageId = await argument(core, "reaction.send", oneOf);
    const channel = scriptedChannel(oneOf([
      { kind: "accepted", providerId: "wamid.reaction", waId: null },
      refused("never", "131047"),
      refused("retry"),
    ]));
    await sendReaction(core, { messageId, channel, attempt: 1 });
  },
  async "an agent types"({ core, served }) {
    const { of, agent } = await served();
    await noteTyping(core, { ticketId: of.id, viewer: agent });
  },
  async "Meta is told what was read"({ core, oneOf }) {
    const messageId = await argument(core, "receipt.send", oneOf);
    const askedAt = core.now();
    await sendReceipt(core, { messageId, typing: false, channel: scriptedChannel(), askedAt, attempt: 1 });
  },
  async "an agent sends again, or says that it arrived"({ core, agents, oneOf, pick }) {
    const rows = await core.db.primary.rows(
      sql`SELECT m.public_id AS id, u.public_id AS assignee FROM messages m JOIN tickets t ON t.id = m.ticket_id
        JOIN users u ON u.id = t.assignee_id WHERE m.status IN ('failed', 'undecided') ORDER BY m.id DESC LIMIT 5`,
    );
    const { id, assignee } = oneOf(rows);
    const viewer = agents.find((agent) => agent.id === assignee) ?? oneOf(agents);
    const of = { messageId: String(id), viewer };
    await (pick() < 0.5 ? settleMessage(core, of) : resendMessage(core, of));
  },
  async "an agent forwards"(walk) {
    const { of, agent } = await walk.served();
    const messageId = await anyMessage(walk, of);
    const to = walk.pick() < 0.5 ? of : (await walk.served()).of;
    await forwardMessage(walk.core, { messageId, viewer: agent, ticketId: to.id });
  },
  async "an agent writes first"({ core, agents, connections, oneOf, pick }) {
    const connection = oneOf(connections);
    const { id: templateId } = await aTemplate(core, { wabaId: connection.wabaId });
    await startConversation(core, {
      viewer: oneOf(agents),
      connectionId: connection.id,
      to: { phone: `+551199000000${1 + Math.floor(pick() * 9)}` },
      body: { type: "template", templateId, parameters: {} },
    });
  },
};

/** One of the newest messages of a ticket's thread. */
async function anyMessage({ core, oneOf }: WalkSends, { contact, connection }: Ticket): Promise<string> {
  const rows = await core.db.primary.rows(
    sql`SELECT public_id AS id FROM messages WHERE contact_id = (SELECT id FROM contacts WHERE public_id = ${contact.id})
      AND connection_id = (SELECT id FROM connections WHERE public_id = ${connection.id}) ORDER BY id DESC LIMIT 8`,
  );
  return String(oneOf(rows).id);
}

/** The message of one of the waiting jobs of that kind. */
async function argument(core: TestCore, kind: string, oneOf: WalkSends["oneOf"]): Promise<string> {
  const rows = await core.db.primary.rows(
    sql`SELECT args ->> '$.messageId' AS id FROM jobs WHERE kind = ${kind} ORDER BY jobs.id DESC LIMIT 5`,
  );
  return String(oneOf(rows).id);
}
