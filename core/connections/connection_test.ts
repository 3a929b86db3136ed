import { deepEqual, equal, ok, rejects } from "node:assert/strict";
import { addDepartment } from "../departments/mod.ts";
import { sql } from "../db/mod.ts";
import { openTestCore } from "../../testing/test_core.ts";
import { addConnection, getConnection, listAppSecrets, listConnections, listVerifyTokens } from "./mod.ts";
import { openAppSecrets, openSecrets, replaceAccessToken, stopConnection } from "./mod.ts";

const shop = {
  name: "Loja",
  phoneNumberId: "106540352242922",
  wabaId: "102290129340398",
  accessToken: "EAAG-access",
  appSecret: "app-secret",
  verifyToken: "verify-token",
};

Deno.test("a connection is stored without its secrets in the clear, and they open again", async () => {
  await using core = await openTestCore();
  const sales = await addDepartment(core, { name: "Vendas" });

  const added = await addConnection(core, {
    ...shop,
    defaultDepartmentId: sales.id,
    texts: { greeting: " Olá! ", farewell: "" },
  });

  deepEqual(await getConnection(core, added.id), added);
  deepEqual(added.texts, { greeting: "Olá!", acceptance: null, farewell: null });
  const { accessToken, appSecret, verifyToken } = shop;
  deepEqual(await openSecrets(core, added.id), { accessToken, appSecret, verifyToken });
  const stored = JSON.stringify([
    await core.rows(sql`SELECT * FROM connections`),
    await core.rows(sql`SELECT * FROM events`),
    await core.rows(sql`SELECT * FROM audit_lines`),
  ]);
  for (const secret of [accessToken, appSecret, verifyToken]) ok(!stored.includes(secret));
});

Deno.test("no connection without an access token, an app secret and a verify token", async () => {
  await using core = await openTestCore();

  for (const field of ["accessToken", "appSecret", "verifyToken"]) {
    await rejects(addConnection(core, { ...shop, [field]: "  " }), {
      code: "secret_empty",
      details: { field },
    });
  }
  deepEqual(await listConnections(core), []);
});

Deno.test("what else is wrong with a new connection is refused by name", async () => {
  await using core = await openTestCore();
  await addConnection(core, shop);

  const other = { ...shop, name: "Filial", phoneNumberId: "106540352242923" };
  await rejects(addConnection(core, { ...other, name: "loja" }), { code: "connection_name_taken" });
  await rejects(addConnection(core, { ...other, phoneNumberId: shop.phoneNumberId }), {
    code: "phone_number_id_taken",
    details: { connection: "Loja" },
  });
  await rejects(addConnection(core, { ...other, phoneNumberId: "+55 11" }), {
    code: "phone_number_id_malformed",
  });
  await rejects(addConnection(core, { ...other, wabaId: "" }), { code: "waba_id_malformed" });
  await rejects(addConnection(core, { ...other, defaultDepartmentId: "dep_none" }), {
    code: "department_not_found",
  });
  await rejects(addConnection(core, { ...other, texts: { greeting: "{{nobody}}" } }), {
    code: "variable_unknown",
  });
  await rejects(addConnection(core, { ...other, reopenMinutes: -1 }), { code: "reopen_minutes_malformed" });
  equal((await listConnections(core)).length, 1);
});

Deno.test("a webhook may be signed with the secret of any connection, each listed once", async () => {
  await using core = await openTestCore();
  await addConnection(core, shop);
  await addConnection(core, {
    ...shop,
    name: "Filial",
    phoneNumberId: "106540352242923",
    verifyToken: "another",
  });

  deepEqual(await listAppSecrets(core), ["app-secret"]);
  deepEqual(await listVerifyTokens(core), ["verify-token", "another"]);
});

Deno.test("a sealed secret opens in the place it was sealed for and nowhere else", async () => {
  await using core = await openTestCore();
  const one = await addConnection(core, shop);
  await core.commit((unit) =>
    unit.write(
      sql`UPDATE connections SET verify_token_sealed = access_token_sealed WHERE public_id = ${one.id}`,
    )
  );

  await rejects(openSecrets(core, one.id), { kind: "unavailable", code: "secret_unreadable" });
});

Deno.test("a stopped connection says why, and a new token lets it go on", async () => {
  await using core = await openTestCore();
  const { id } = await addConnection(core, shop);

  await core.commit((unit) => stopConnection(unit, id, "190"));
  equal((await getConnection(core, id)).stoppedReason, "190");
  await replaceAccessToken(core, { id, accessToken: "EAAG-new" });

  equal((await getConnection(core, id)).stoppedReason, null);
  equal((await openSecrets(core, id)).accessToken, "EAAG-new");
  deepEqual(await core.emitted(), ["settings.changed", "settings.changed", "settings.changed"]);
});

Deno.test("the webhook's secrets follow a connection that was just added, and are opened once", async () => {
  await using core = await openTestCore();
  const opened: string[] = [];
  const watched = {
    ...core,
    vault: { ...core.vault, open: (text: string) => (opened.push(text), core.vault.open(text)) },
  };
  const secrets = openAppSecrets(Object.assign(watched, { now: () => core.now() }));
  deepEqual(await secrets(), []);

  await addConnection(core, shop);
  core.advance(50);
  deepEqual(await secrets(), ["app-secret"]);
  const once = opened.length;
  for (let i = 0; i < 100; i++) {
    core.advance(50);
    await secrets();
  }

  equal(opened.length, once);
});
