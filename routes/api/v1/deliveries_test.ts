/** Deliveries and contacts in the API: what came of them, and by what they are known. */

import { deepEqual, equal } from "node:assert/strict";
import { insertIdentities } from "../../../core/contacts/mod.ts";
import { movePosition, setAside } from "../../../core/journal/mod.ts";
import {
  aConnection,
  aContact,
  aDepartment,
  anAgent,
  aSupervisor,
  aTicket,
} from "../../../testing/builders.ts";
import { openTestApi } from "../../../testing/test_api.ts";

const webhook = (phoneNumberId: string) => ({
  object: "whatsapp_business_account",
  entry: [{
    id: "1",
    changes: [{
      field: "messages",
      value: {
        metadata: { phone_number_id: phoneNumberId },
        contacts: [{ profile: { name: "Carla" }, wa_id: "5511987654321" }],
        messages: [{
          id: "wamid.a",
          from: "5511987654321",
          timestamp: "1772442000",
          type: "text",
          text: { body: "Oi" },
        }],
      },
    }, { field: "flows", value: {} }],
  }],
});

Deno.test("a delivery that was set aside is read, processed again, and then says what came of it", async () => {
  await using api = await openTestApi();
  const { phoneNumberId } = await aConnection(api.core);
  const text = JSON.stringify(webhook(phoneNumberId));
  api.deliveries.push({ id: 1, receivedAt: api.core.now(), body: new TextEncoder().encode(text) });
  await api.core.commit((unit) => {
    movePosition(unit, { journalId: "jrn_test", from: 0, to: 1 }, api.core.now());
    setAside(unit, "jrn_test", 1, "TypeError: no", api.core.now());
  });
  const admin = await api.as(await anAgent(api.core, { role: "admin" }));
  const states = async () => {
    const { body } = await admin.get("/deliveries/1");
    return [body.state, body.reason, body.body, body.outcomes.map(({ state }: { state: string }) => state)];
  };

  deepEqual(await states(), ["set_aside", "TypeError: no", text, ["missing", "no_effect"]]);
  deepEqual((await admin.get("/deliveries?state=set_aside")).body.data.length, 1);
  const done = await admin.post("/deliveries/1/reprocessing");
  deepEqual([done.status, done.body], [200, { stored: 1, ignored: { flows: 1 } }]);
  deepEqual(await states(), ["processed", null, text, ["stored", "no_effect"]]);
  const [message] = (await admin.get("/deliveries/1")).body.outcomes;
  const { body: ticket } = await admin.get(`/tickets/${message.ticket_id}`);
  deepEqual([message.word, message.provider_id, ticket.last_message.id], [
    "text",
    "wamid.a",
    message.message_id,
  ]);
  equal((await admin.get("/deliveries/2")).body.code, "delivery_not_found");
  equal((await admin.get("/deliveries/x")).status, 422);
});

Deno.test("deliveries are for admins, whatever a token's scopes say", async () => {
  await using api = await openTestApi();
  api.deliveries.push({ id: 1, receivedAt: 1, body: new Uint8Array(1) });
  for (const user of [await anAgent(api.core), await aSupervisor(api.core)]) {
    const client = await api.as(user);
    const replies = [
      await client.get("/deliveries"),
      await client.get("/deliveries/1"),
      await client.post("/deliveries/1/reprocessing"),
    ];
    deepEqual(
      replies.map(({ status, body }) => `${status} ${body.code}`),
      replies.map(() => "403 admins_only"),
    );
  }
});

Deno.test("a contact is shown with all it is found by, to whoever sees a ticket of theirs", async () => {
  await using api = await openTestApi();
  const rosa = await aContact(api.core, { name: "Rosa", phone: "+5511987654321", bsuid: "BR.7" });
  const hidden = await aContact(api.core);
  await api.core.commit((unit) =>
    insertIdentities(unit, [
      { kind: "phone", value: "551187654321", contactId: rosa.id },
      { kind: "bsuid", value: "BR.7", contactId: rosa.id },
    ])
  );
  await aTicket(api.core, { contact: rosa });
  await aTicket(api.core, { contact: hidden, departmentId: (await aDepartment(api.core)).id });
  const client = await api.as(await anAgent(api.core));

  const { body } = await client.get(`/contacts/${rosa.id}`);
  deepEqual(body.identities.map(({ kind }: { kind: string }) => kind), ["bsuid", "phone"]);
  deepEqual([body.name, body.profile_name, body.given_name, body.group], ["Rosa", "Rosa", null, false]);
  deepEqual((await client.get("/contacts")).body.data, [body]);
  equal((await client.get(`/contacts/${hidden.id}/picture`)).body.code, "contact_not_found");
  equal((await client.get(`/contacts/${rosa.id}/picture`)).body.code, "media_not_found");
});
