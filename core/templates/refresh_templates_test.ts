import { deepEqual, equal, rejects } from "node:assert/strict";
import { aConnection } from "../../testing/builders.ts";
import { aJournal } from "../../testing/inbound.ts";
import { scriptedChannel } from "../../testing/scripted_channel.ts";
import { openTestCore, type TestCore } from "../../testing/test_core.ts";
import { addConnection, getConnection } from "../connections/mod.ts";
import { sql } from "../db/mod.ts";
import { unavailable } from "../errors.ts";
import { refreshTemplates, syncAccountTemplates } from "./refresh_templates.ts";

const DAY = 24 * 3600_000;

/** The accounts whose lists are to be fetched; the work is then done by nobody. */
async function asked(core: TestCore): Promise<unknown[]> {
  const rows = await core.rows(
    sql`SELECT args ->> '$.wabaId' AS waba FROM jobs WHERE kind = 'templates.sync'`,
  );
  await core.commit((unit) => unit.write(sql`DELETE FROM jobs`));
  return rows.map(({ waba }) => waba);
}

Deno.test("an account's list is fetched once a day, by whichever of its numbers works", async () => {
  await using core = await openTestCore();
  const [first, second] = [
    await aConnection(core, { wabaId: "waba1" }),
    await aConnection(core, { wabaId: "waba1", phoneNumberId: "555000111" }),
  ];
  await core.commit((unit) =>
    unit.write(sql`UPDATE connections SET stopped_reason = '190' WHERE public_id = ${second.id}`)
  );
  await refreshTemplates(core);
  await refreshTemplates(core);
  deepEqual(await asked(core), ["waba1"]);
  await syncAccountTemplates(core, { wabaId: "waba1", channel: scriptedChannel() });
  await refreshTemplates(core);
  deepEqual(await asked(core), []);
  core.advance(DAY + 1);
  await refreshTemplates(core);
  deepEqual(await asked(core), ["waba1"]);

  const away = { listTemplates: () => Promise.reject(unavailable("graph_unreachable", "Meta is away")) };
  const before = (await getConnection(core, first.id)).templatesSyncedAt;
  await rejects(syncAccountTemplates(core, { wabaId: "waba1", channel: away }), {
    code: "graph_unreachable",
  });
  equal((await getConnection(core, first.id)).templatesSyncedAt, before, "as old as it is");
  await core.commit((unit) => unit.write(sql`UPDATE connections SET stopped_reason = '190'`));
  await refreshTemplates(core);
  deepEqual(await asked(core), [], "a stopped number fetches nothing");
});

Deno.test("a new number's list is fetched at once, and one that a webhook says has changed", async () => {
  await using core = await openTestCore();
  const secrets = { accessToken: "a", appSecret: "b", verifyToken: "c" };
  await addConnection(core, { name: "Loja", phoneNumberId: "1", wabaId: "waba1", ...secrets });
  deepEqual(await asked(core), ["waba1"]);
  await aJournal(core).receive({
    kind: "template_update",
    wabaId: "waba1",
    providerId: "9",
    name: "boas_vindas",
    language: "pt_BR",
    componentsChanged: true,
    at: core.now(),
  });
  deepEqual(await asked(core), ["waba1"]);
});
