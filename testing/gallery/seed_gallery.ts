/**
 * A furnished database with a conversation that holds every kind of message, for
 * looking at how they are drawn: three customers, so that a picture holds each.
 */

import { openCore } from "../../core/open_core.ts";
import { openEmbedded, sql } from "../../core/db/mod.ts";
import { createLog } from "../../core/log.ts";
import type { Message } from "../../core/messages/message.ts";
import { insertMessages } from "../../core/threads/mod.ts";
import type { Ticket } from "../../core/tickets/mod.ts";
import { createVault } from "../../core/vault.ts";
import { aContact, aTicket } from "../builders.ts";
import { furnish } from "../stage/furnished.ts";
import { makeGalleryFiles } from "./gallery_files.ts";
import { cardsAndChoices, changesAndTroubles, type Shown, wordsAndFiles } from "./gallery_messages.ts";

/** Where it lies, and the tickets by what they show. */
export interface Gallery {
  readonly database: string;
  /** The folder of media, to be put beside the database. */
  readonly media: string;
  readonly tickets: Readonly<Record<"words" | "cards" | "changes", string>>;
}

/** Makes the gallery, served by Ana. */
export async function seedGallery(): Promise<Gallery> {
  const folder = await Deno.makeTempDir({ prefix: "balcao-gallery-" });
  const database = `${folder}/balcao.db`;
  await Deno.copyFile((await furnish()).database, database);
  const log = createLog("silent", () => {});
  const db = await openEmbedded({ path: database, writer: "here", log });
  const vault = createVault(new Uint8Array(32));
  const core = openCore({ db, clock: Date.now, log, vault, reactors: [] });
  const files = await makeGalleryFiles(`${folder}/media`);
  const [ana] = await db.rows(
    sql`SELECT public_id AS id, public_name AS name FROM users WHERE public_name = 'Ana'`,
  );
  const assignee = { id: String(ana?.id), publicName: String(ana?.name) };
  const newest = Math.floor(Date.now() / 1000) * 1000 - 60_000;

  const talk = async (name: string, shown: readonly Shown[], unread = 0) => {
    const contact = await aContact(core, { name });
    const ticket = await aTicket(core, { assignee, contact, said: [], unread, lastMessageAt: newest });
    const messages = laidOut(shown, ticket, newest, core.newId);
    await core.commit((unit) => {
      insertMessages(unit, messages, core.now());
      unit.write(
        sql`UPDATE tickets SET last_message_id = (SELECT max(id) FROM messages WHERE ticket_id = tickets.id)
        WHERE public_id = ${ticket.id}`,
      );
      for (const { providerId, reactions = [] } of messages) {
        for (const { by, emoji } of reactions) {
          unit.write(sql`INSERT INTO reactions (connection_id, provider_id, actor, emoji, at)
            SELECT connection_id, ${providerId}, ${
            by === "us" ? by : contact.id
          }, ${emoji}, ${newest} FROM tickets
            WHERE public_id = ${ticket.id}`);
        }
      }
    });
    return ticket.id;
  };
  const tickets = {
    words: await talk("Carla Nogueira", wordsAndFiles(files)),
    cards: await talk("Rafael Teixeira", cardsAndChoices()),
    changes: await talk("Joana Castro", changesAndTroubles(), 2),
  };
  // A file that is on its way stays on its way: nobody has it.
  await core.commit((unit) => unit.write(sql`DELETE FROM jobs WHERE kind = 'media.fetch'`));
  await db.close();
  return { database, media: `${folder}/media`, tickets };
}

function laidOut(
  shown: readonly Shown[],
  ticket: Ticket,
  newest: number,
  newId: (kind: "message") => string,
): Message[] {
  return shown.map((of, index) => {
    const id = of.id ?? newId("message");
    return {
      ticketId: ticket.id,
      contactId: ticket.contact.id,
      connectionId: ticket.connection.id,
      direction: "in",
      type: "text",
      text: "",
      status: "received",
      providerId: `wamid.${id}`,
      origin: "contact",
      sentBy: of.origin === "agent" || of.text === "returned_with_reason" ? ticket.assignee : null,
      error: null,
      at: newest - (shown.length - 1 - index) * 47_000,
      ...of,
      id,
    };
  });
}

/** Puts the gallery's files into the data folder of the server that shows it. */
export async function putMedia({ media }: Gallery, dataDir: string): Promise<void> {
  await copyFolder(media, `${dataDir}/media`);
}

async function copyFolder(from: string, to: string): Promise<void> {
  await Deno.mkdir(to, { recursive: true });
  for await (const { name, isDirectory } of Deno.readDir(from)) {
    if (isDirectory) await copyFolder(`${from}/${name}`, `${to}/${name}`);
    else await Deno.copyFile(`${from}/${name}`, `${to}/${name}`);
  }
}
