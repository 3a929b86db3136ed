import { deepEqual, equal, match, ok, rejects } from "node:assert/strict";
import { sql } from "../db/mod.ts";
import { addDepartment, listDepartments } from "../departments/mod.ts";
import { openTestCore } from "../../testing/test_core.ts";
import { addUser, allows, changeRights, createToken, csrfToken, findToken, findUser } from "./mod.ts";
import { findUserByEmail, hasUsers, listTokens, revokeToken, setUp, verifyCsrf } from "./mod.ts";

const ana = {
  email: "ana@example.org",
  name: "Ana Souza",
  role: "agent",
  password: "uma senha boa",
} as const;

Deno.test("the first person to set the server up is its admin, and the page is shut from then on", async () => {
  await using core = await openTestCore();
  equal(await hasUsers(core), false);

  const admin = await setUp(core, ana);

  equal(admin.role, "admin");
  equal(admin.publicName, "Ana Souza", "two people may share a first name");
  ok(await hasUsers(core));
  await rejects(setUp(core, { ...ana, email: "eve@example.org" }), { kind: "conflict", code: "setup_done" });
});

Deno.test("of two who set up at the same instant, one becomes admin and the other is told so", async () => {
  await using core = await openTestCore();

  const outcomes = await Promise.allSettled([
    setUp(core, ana),
    setUp(core, { ...ana, email: "eve@example.org" }),
  ]);

  deepEqual(outcomes.map((outcome) => outcome.status).sort(), ["fulfilled", "rejected"]);
  equal(outcomes.find((outcome) => outcome.status === "rejected")?.reason.code, "setup_done");
  equal((await core.rows(sql`SELECT 1 FROM users`)).length, 1);
});

Deno.test("a user knows the departments they belong to", async () => {
  await using core = await openTestCore();
  const [sales, billing] = [
    await addDepartment(core, { name: "Vendas" }),
    await addDepartment(core, { name: "Financeiro" }),
  ];

  const user = await addUser(core, { ...ana, departmentIds: [sales.id, billing.id, sales.id] });

  deepEqual(user.departmentIds, [sales.id, billing.id].sort());
  deepEqual(await findUser(core, user.id), user);
  deepEqual(await findUserByEmail(core, "ANA@EXAMPLE.ORG"), user);
});

Deno.test("what is wrong with a new user is refused by name, and nothing is written", async () => {
  await using core = await openTestCore();
  await addUser(core, ana);

  await rejects(addUser(core, { ...ana, email: "Ana@Example.org" }), { code: "email_taken" });
  await rejects(addUser(core, { ...ana, email: "ana" }), { code: "email_malformed" });
  await rejects(addUser(core, { ...ana, email: "a@b", name: " " }), { code: "name_empty" });
  await rejects(addUser(core, { ...ana, email: "a@b", password: "short" }), { code: "password_weak" });
  await rejects(addUser(core, { ...ana, email: "a@b", departmentIds: ["dep_none"] }), {
    code: "department_not_found",
  });
  equal((await core.rows(sql`SELECT 1 FROM users`)).length, 1);
});

Deno.test("two users added with one e-mail at the same instant: one is refused", async () => {
  await using core = await openTestCore();

  const outcomes = await Promise.allSettled([addUser(core, ana), addUser(core, ana)]);

  equal(outcomes.find((outcome) => outcome.status === "rejected")?.reason.code, "email_taken");
});

Deno.test("a change of rights is announced, so that open screens load anew", async () => {
  await using core = await openTestCore();
  const sales = await addDepartment(core, { name: "Vendas" });
  const user = await addUser(core, ana);

  const changed = await changeRights(core, {
    userId: user.id,
    departmentIds: [sales.id],
    seeUnassigned: false,
  });

  deepEqual(changed, { ...user, departmentIds: [sales.id], seeUnassigned: false });
  deepEqual(await findUser(core, user.id), changed);
  deepEqual(await core.emitted(), ["settings.changed", "user.rights_changed"]);
});

Deno.test("the last admin stays admin, even when two are taken down at once", async () => {
  await using core = await openTestCore();
  const one = await addUser(core, { ...ana, role: "admin" });
  await rejects(changeRights(core, { userId: one.id, role: "agent" }), { code: "last_admin" });
  const other = await addUser(core, { ...ana, role: "admin", email: "bruno@example.org" });

  const outcomes = await Promise.allSettled([
    changeRights(core, { userId: one.id, active: false }),
    changeRights(core, { userId: other.id, role: "agent" }),
  ]);

  deepEqual(outcomes.map((outcome) => outcome.status).sort(), ["fulfilled", "rejected"]);
  equal(outcomes.find((outcome) => outcome.status === "rejected")?.reason.code, "last_admin");
});

Deno.test("an API token acts as its user within its scopes until it is revoked", async () => {
  await using core = await openTestCore();
  const user = await addUser(core, ana);

  const { id, token } = await createToken(core, {
    user,
    name: "ERP",
    scopes: ["tickets:read", "messages:write"],
  });

  match(token, /^blc_[\w-]{43}$/);
  const found = await findToken(core, token);
  deepEqual(found, { tokenId: id, user, scopes: ["tickets:read", "messages:write"] });
  ok(allows(found.scopes, "tickets:read"));
  equal(allows(found.scopes, "tickets:write"), false);
  ok(allows(["all"], "tickets:write"));
  ok(!JSON.stringify(await core.rows(sql`SELECT * FROM tokens`)).includes(token.slice(4)));
  const known = { id, name: "ERP", scopes: ["tickets:read", "messages:write"], createdAt: core.now() };
  deepEqual(await listTokens(core, user.id), [known]);
  await revokeToken(core, { tokenId: id });
  equal(await findToken(core, token), null);
  deepEqual(await listTokens(core, user.id), []);
  await rejects(revokeToken(core, { tokenId: id }), { code: "token_not_found" });
});

Deno.test("a token of a deactivated user opens nothing, and unknown scopes are refused", async () => {
  await using core = await openTestCore();
  const user = await addUser(core, ana);
  await rejects(createToken(core, { user, name: "ERP", scopes: ["tickets:burn"] }), {
    code: "scope_unknown",
  });
  await rejects(createToken(core, { user, name: "ERP", scopes: [] }), { code: "scope_unknown" });
  const { token } = await createToken(core, { user, name: "ERP", scopes: ["all"] });

  await changeRights(core, { userId: user.id, active: false });

  equal(await findToken(core, token), null);
});

Deno.test("departments keep the order they were added in, each with a hue, no two of one name", async () => {
  await using core = await openTestCore();
  await addDepartment(core, { name: "Vendas" });
  await addDepartment(core, { name: "Financeiro" });

  deepEqual((await listDepartments(core)).map(({ name, hue }) => [name, hue]), [["Vendas", 1], [
    "Financeiro",
    2,
  ]]);
  await rejects(addDepartment(core, { name: "vendas" }), { code: "department_name_taken" });
  await rejects(addDepartment(core, { name: "" }), { code: "name_empty" });
});

Deno.test("a CSRF token belongs to one session", () => {
  ok(verifyCsrf("session one", csrfToken("session one")));
  equal(verifyCsrf("session two", csrfToken("session one")), false);
  equal(verifyCsrf("session one", ""), false);
});
