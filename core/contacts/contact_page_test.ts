import { deepEqual, equal, rejects } from "node:assert/strict";
import {
  aConnection,
  aContact,
  aDepartment,
  aMessage,
  anAgent,
  aSupervisor,
  aTicket,
} from "../../testing/builders.ts";
import { openTestCore, type TestCore } from "../../testing/test_core.ts";
import { json, sql } from "../db/mod.ts";
import type { MediaState } from "../media/media.ts";
import { addNote, deleteNote, listContactMedia, listNotes, loadContact } from "./mod.ts";

async function aFile(
  core: TestCore,
  ticketId: string,
  kind: "image" | "video" | "document" | "audio" | "sticker",
  { at = core.now(), state = "stored", revoked = false, type = kind }: {
    at?: number;
    state?: MediaState;
    revoked?: boolean;
    /** The message it is in, if not one of its own kind. */
    type?: "template" | "interactive" | typeof kind;
  } = {},
) {
  const { id } = await aMessage(core, { ticketId, type, text: null, at });
  await core.commit((unit) => {
    unit.write(
      sql`INSERT INTO media (message_id, kind, state, mime_type, filename, sha256, thumbnail, created_at)
        SELECT id, ${kind}, ${state}, 'x/y', 'nota.pdf', ${state === "stored" ? "ab" : null}, 1, ${at}
        FROM messages WHERE public_id = ${id}`,
    );
    if (revoked) unit.write(sql`UPDATE messages SET revoked_at = ${at} WHERE public_id = ${id}`);
  });
  return id;
}

Deno.test("a note is the team's: whoever sees the contact reads it, only its author deletes it", async () => {
  await using core = await openTestCore();
  const [ana, bruno] = [await anAgent(core, { name: "Ana" }), await anAgent(core)];
  const { contact } = await aTicket(core);
  const contactId = contact.id;

  const note = await addNote(core, { contactId, viewer: ana, text: "  Prefere a tarde\n" });
  deepEqual((await listNotes(core, { contactId, limit: 5 })).notes, [note]);
  deepEqual([note.text, note.author?.publicName], ["Prefere a tarde", "Ana"]);

  const order = { contactId, noteId: note.id };
  await rejects(deleteNote(core, { ...order, viewer: bruno }), { kind: "forbidden", code: "note_not_yours" });
  await deleteNote(core, { ...order, viewer: ana });
  await rejects(deleteNote(core, { ...order, viewer: ana }), { code: "note_not_found" });
  deepEqual((await listNotes(core, { contactId, limit: 5 })).notes, []);
  deepEqual(await core.emitted(), [], "no screen of a conversation shows notes");
});

Deno.test("a note says something, not everything, and of a contact one may see", async () => {
  await using core = await openTestCore();
  const ana = await anAgent(core, { seeUnassigned: false });
  const { contact } = await aTicket(core, { assignee: ana });
  const { contact: hidden } = await aTicket(core);
  const add = (text: string, contactId = contact.id) => addNote(core, { contactId, viewer: ana, text });

  await rejects(add("  "), { code: "note_empty" });
  await rejects(add("x".repeat(4001)), { code: "note_too_long" });
  await rejects(add("Oi", hidden.id), { code: "contact_not_found" });
  const note = await addNote(core, { contactId: hidden.id, viewer: await aSupervisor(core), text: "Nada" });
  await rejects(deleteNote(core, { contactId: contact.id, viewer: ana, noteId: note.id }), {
    code: "note_not_found",
  });
});

Deno.test("notes are read newest first, a page at a time", async () => {
  await using core = await openTestCore();
  const ana = await anAgent(core);
  const { contact: { id: contactId } } = await aTicket(core);
  for (const text of ["1", "2", "3"]) await addNote(core, { contactId, viewer: ana, text });

  const first = await listNotes(core, { contactId, limit: 2 });
  deepEqual(first.notes.map(({ text }) => text), ["3", "2"]);
  const rest = await listNotes(core, { contactId, limit: 2, cursor: first.nextCursor ?? "" });
  deepEqual([rest.notes.map(({ text }) => text), rest.nextCursor], [["1"], null]);
});

Deno.test("the files of a contact lie on three shelves, newest first, a page at a time", async () => {
  await using core = await openTestCore();
  const viewer = await aSupervisor(core);
  const { id, contact } = await aTicket(core);
  const at = core.now();
  const video = await aFile(core, id, "video", { at: at + 1 });
  const [older, newer] = [
    await aFile(core, id, "image", { at }),
    await aFile(core, id, "image", { at: at + 2 }),
  ];
  const paper = await aFile(core, id, "document");
  const voice = await aFile(core, id, "audio");
  await aFile(core, id, "image", { state: "waiting" });
  await aFile(core, id, "image", { revoked: true });
  const listed = async (shelf: "pictures" | "documents" | "sounds", limit = 9, cursor?: string) => {
    const page = await listContactMedia(core, { viewer, contactId: contact.id, shelf, limit, cursor });
    return { ids: page.files.map(({ messageId }) => messageId), nextCursor: page.nextCursor };
  };

  deepEqual(await listed("documents"), { ids: [paper], nextCursor: null });
  deepEqual(await listed("sounds"), { ids: [voice], nextCursor: null });
  const first = await listed("pictures", 2);
  deepEqual(first.ids, [newer, video], "neither what waits nor what was taken back");
  deepEqual(await listed("pictures", 2, first.nextCursor ?? ""), { ids: [older], nextCursor: null });
});

Deno.test("stickers lie with the pictures, and what stands at the head of a template or of buttons on its shelf", async () => {
  await using core = await openTestCore();
  const viewer = await aSupervisor(core);
  const { id, contact } = await aTicket(core);
  const at = core.now();
  const sticker = await aFile(core, id, "sticker", { at });
  const banner = await aFile(core, id, "image", { at: at + 1, type: "template" });
  const menu = await aFile(core, id, "document", { at, type: "interactive" });
  const idsOf = async (shelf: "pictures" | "documents" | "sounds") =>
    (await listContactMedia(core, { viewer, contactId: contact.id, shelf, limit: 9 })).files
      .map(({ messageId }) => messageId);

  deepEqual(await idsOf("pictures"), [banner, sticker]);
  deepEqual(await idsOf("documents"), [menu]);
  deepEqual(await idsOf("sounds"), []);
});

Deno.test("an agent sees the files and tickets of the threads they see, and no others of the same contact", async () => {
  await using core = await openTestCore();
  await aDepartment(core, { id: "dep_sales" });
  const ana = await anAgent(core, { departmentIds: ["dep_sales"], seeUnassigned: false });
  const contact = await aContact(core);
  const [shop, bank] = [await aConnection(core), await aConnection(core)];
  const seen = await aTicket(core, { contact, connection: shop, departmentId: "dep_sales" });
  const hidden = await aTicket(core, { contact, connection: bank, departmentId: "dep_bank" });
  const file = await aFile(core, seen.id, "image");
  await aFile(core, hidden.id, "image");
  await aFile(core, hidden.id, "document");

  const screen = await loadContact(core, { contactId: contact.id, viewer: ana });

  deepEqual(screen.files.pictures.files.map(({ messageId }) => messageId), [file]);
  deepEqual(screen.files.documents.files, []);
  deepEqual(screen.tickets.tickets.map(({ id }) => id), [seen.id]);
  const stranger = await anAgent(core, { seeUnassigned: false });
  await rejects(loadContact(core, { contactId: contact.id, viewer: stranger }), {
    code: "contact_not_found",
  });
});

Deno.test("a group chat's page says who is in it, and a doubt about who somebody is stands on theirs", async () => {
  await using core = await openTestCore();
  const viewer = await aSupervisor(core);
  const contact = await aContact(core, { name: "Família", group: true, phone: null, waId: null });
  const { connection } = await aTicket(core, { contact });
  const participants = [{ id: "5511999990000", name: "Rui" }];
  await core.commit((unit) => {
    unit.write(
      sql`INSERT INTO group_chats (contact_id, connection_id, group_id, subject, invite_link, participants, updated_at)
        SELECT c.id, n.id, 'G1', 'Família', 'https://chat.whatsapp.com/x', ${json(participants)}, 1
        FROM contacts c CROSS JOIN connections n
        WHERE c.public_id = ${contact.id} AND n.public_id = ${connection.id}`,
    );
    unit.write(sql`UPDATE contacts SET identity_conflict = 1 WHERE public_id = ${contact.id}`);
  });

  const { groupChat, conflict } = await loadContact(core, { contactId: contact.id, viewer });

  deepEqual([groupChat?.subject, groupChat?.inviteLink], ["Família", "https://chat.whatsapp.com/x"]);
  deepEqual(groupChat?.participants, participants);
  equal(conflict, true);
});

Deno.test("the files of a contact are walked along their index, however long the thread is", async () => {
  await using core = await openTestCore();
  const plan = await core.rows(
    sql`EXPLAIN QUERY PLAN SELECT m.id FROM messages m CROSS JOIN media f ON f.message_id = m.id
      WHERE m.contact_id = ${1} AND m.type = ${"image"}
        AND m.type IN ('image', 'video', 'audio', 'document', 'sticker', 'template', 'interactive')
      ORDER BY m.at DESC, m.id DESC LIMIT 9`,
  );
  equal(plan.some(({ detail }) => String(detail).includes("messages_with_files")), true);
  equal(plan.some(({ detail }) => String(detail).includes("TEMP B-TREE")), false);
});
