import { deepEqual, equal } from "node:assert/strict";
import { aConnection } from "../../testing/builders.ts";
import { aJournal, aMessage, aSender, requireEventsTellTheTruth } from "../../testing/inbound.ts";
import { openTestCore, type TestCore } from "../../testing/test_core.ts";
import { sql } from "../db/mod.ts";
import type { InboundSender } from "./inbound.ts";

async function open(core: TestCore) {
  const shop = await aConnection(core);
  const journal = aJournal(core);
  const writes = (...from: InboundSender[]) =>
    journal.receive(...from.map((sender) => aMessage(shop, { from: sender, at: core.now() })));
  const contacts = async () =>
    (await core.rows(sql`SELECT name, phone, wa_id, bsuid, username, identity_conflict AS conflict,
      (SELECT count(*) FROM messages m WHERE m.contact_id = contacts.id) AS said FROM contacts ORDER BY id`))
      .map((row) => ({ ...row }));
  return { shop, journal, writes, contacts };
}

const MARIA = { name: "Maria", phone: "+5511987654321", waId: "5511987654321" };

Deno.test("a customer who hides the phone is known by BSUID", async () => {
  await using core = await openTestCore();
  const { writes, contacts } = await open(core);
  const from = aSender({ phone: null, waId: null, bsuid: "BR.1", name: "Zé", username: "ze" });
  await writes(from, from);
  deepEqual(await contacts(), [
    { name: "Zé", phone: null, wa_id: null, bsuid: "BR.1", username: "ze", conflict: 0, said: 2 },
  ]);
});

Deno.test("phone and BSUID of one message become one customer, whichever comes alone later", async () => {
  await using core = await openTestCore();
  const { writes, contacts } = await open(core);
  await writes(aSender({ ...MARIA }));
  await writes(aSender({ ...MARIA, bsuid: "BR.1" }));
  await writes(aSender({ phone: null, waId: null, bsuid: "BR.1", name: "Maria Silva" }));
  await writes(aSender({ ...MARIA, name: null, bsuid: null }));
  deepEqual(await contacts(), [
    {
      name: "Maria Silva",
      phone: MARIA.phone,
      wa_id: MARIA.waId,
      bsuid: "BR.1",
      username: null,
      conflict: 0,
      said: 4,
    },
  ]);
  await requireEventsTellTheTruth(core);
});

Deno.test("the same, all in one batch", async () => {
  await using core = await openTestCore();
  const { writes, contacts } = await open(core);
  await writes(
    aSender({ phone: null, waId: null, bsuid: "BR.1", name: "M" }),
    aSender({ ...MARIA, bsuid: "BR.1" }),
    aSender({ ...MARIA, bsuid: null, name: "Maria S." }),
  );
  deepEqual((await contacts()).map(({ name, said }) => [name, said]), [["Maria S.", 3]]);
});

Deno.test("a phone and a BSUID that belong to two customers are not merged: the phone decides, a person will look", async () => {
  await using core = await openTestCore();
  const { writes, contacts } = await open(core);
  await writes(aSender({ ...MARIA }));
  await writes(aSender({ phone: null, waId: null, bsuid: "BR.2", name: "Outra" }));
  await writes(aSender({ ...MARIA, bsuid: "BR.2" }));
  const [maria, other] = await contacts();
  deepEqual([maria?.bsuid, maria?.conflict, maria?.said], [null, 1, 2]);
  deepEqual([other?.bsuid, other?.conflict, other?.said], ["BR.2", 0, 1]);
  await writes(aSender({ phone: null, waId: null, bsuid: "BR.2" }));
  equal((await contacts())[1]?.said, 2, "the BSUID alone is still the other's");
});

Deno.test("with and without the ninth digit is one Brazilian customer, shown as last seen", async () => {
  await using core = await openTestCore();
  const { writes, contacts } = await open(core);
  await writes(aSender({ phone: "+551187654321", waId: "551187654321", name: "Maria" }));
  await writes(aSender({ ...MARIA }));
  deepEqual((await contacts()).map(({ phone, wa_id, said }) => [phone, wa_id, said]), [
    [MARIA.phone, MARIA.waId, 2],
  ]);
});

Deno.test("a name or a username never makes two customers one", async () => {
  await using core = await openTestCore();
  const { writes, contacts } = await open(core);
  await writes(
    aSender({ phone: null, waId: null, bsuid: "BR.1", name: "Ana", username: "ana" }),
    aSender({ phone: null, waId: null, bsuid: "BR.2", name: "Ana", username: "ana" }),
  );
  equal((await contacts()).length, 2);
});

Deno.test("what Meta leaves out this time stays as it was", async () => {
  await using core = await openTestCore();
  const { writes, contacts } = await open(core);
  await writes(aSender({ ...MARIA, bsuid: "BR.1", username: "maria" }));
  await writes(aSender({ phone: null, waId: null, bsuid: "BR.1", name: null, username: null }));
  deepEqual((await contacts()).map(({ said: _, conflict: __, ...rest }) => rest), [
    { name: "Maria", phone: MARIA.phone, wa_id: MARIA.waId, bsuid: "BR.1", username: "maria" },
  ]);
});
