import { equal } from "node:assert/strict";
import { aMessage, aTicket } from "../../testing/builders.ts";
import { openTestCore } from "../../testing/test_core.ts";
import { saveMessages } from "./message_change_store.ts";
import { findMessage } from "./message_store.ts";

Deno.test("of two corrections within one second the second one's words are kept too", async () => {
  await using core = await openTestCore();
  const { id: ticketId } = await aTicket(core);
  const first = await aMessage(core, { ticketId, text: "Ola" });
  const at = core.now();
  for (const text of ["Olá", "Olá!"]) {
    const was = await findMessage(core, first.id) ?? first;
    await core.commit((unit) => saveMessages(unit, [{ was, now: { ...was, text, editedAt: at } }]));
  }
  equal((await findMessage(core, first.id))?.text, "Olá!");
});
