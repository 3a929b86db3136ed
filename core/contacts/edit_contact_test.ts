import { deepEqual, equal, rejects } from "node:assert/strict";
import { aContact, anAgent, aTicket } from "../../testing/builders.ts";
import { openTestCore } from "../../testing/test_core.ts";
import { listEvents } from "../events/event_log.ts";
import { getTicket } from "../tickets/mod.ts";
import { getContact, removePicture, saveName, savePicture } from "./mod.ts";

const SHA = "ab".repeat(32);

Deno.test("the name we give a customer goes before theirs, and every group of viewers hears of it", async () => {
  await using core = await openTestCore();
  const viewer = await anAgent(core, { departmentIds: [] });
  const contact = await aContact(core, { name: "zé" });
  await aTicket(core, { contact, status: "resolved", departmentId: "dep_sales" });
  const newest = await aTicket(core, { contact, status: "resolved", departmentId: "dep_sales" });
  const open = await aTicket(core, { contact });

  const saved = await saveName(core, { contactId: contact.id, name: "  José   da Silva ", viewer });
  equal(saved.name, "José da Silva");
  deepEqual(saved, await getContact(core, contact.id));

  const events = await listEvents(core, { after: 0, limit: 10 });
  deepEqual(events.map((event) => "ticketId" in event && event.ticketId), [newest.id, open.id]);
  for (const event of events) {
    if ("after" in event) deepEqual(event.after, await getTicket(core, event.after.id));
  }
  await saveName(core, { contactId: contact.id, name: "José da Silva", viewer });
  equal((await core.emitted()).length, 2, "what is so already is no news");
  equal((await saveName(core, { contactId: contact.id, name: " ", viewer })).name, "zé");
});

Deno.test("a picture stands in every row of the customer until it is taken away", async () => {
  await using core = await openTestCore();
  const viewer = await anAgent(core);
  const { id, contact } = await aTicket(core);

  await savePicture(core, { contactId: contact.id, sha256: SHA, viewer });
  equal((await getTicket(core, id)).contact.picture, SHA.slice(0, 12));
  await removePicture(core, { contactId: contact.id, viewer });
  equal((await getTicket(core, id)).contact.picture, undefined);
  deepEqual(await core.emitted(), ["contact.changed", "contact.changed"]);
});

Deno.test("without the right, or out of sight, nobody changes a customer", async () => {
  await using core = await openTestCore();
  const { contact } = await aTicket(core);
  const of = { contactId: contact.id, name: "X" };
  const mayNot = await anAgent(core, { permissions: [] });
  await rejects(saveName(core, { ...of, viewer: mayNot }), { code: "permission_missing" });
  const seesNot = await anAgent(core, { seeUnassigned: false });
  await rejects(saveName(core, { ...of, viewer: seesNot }), { code: "contact_not_found" });
  await rejects(saveName(core, { ...of, name: "x".repeat(101), viewer: await anAgent(core) }), {
    code: "name_too_long",
  });
  deepEqual(await core.emitted(), []);
});
