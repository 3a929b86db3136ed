import { deepEqual, equal, match, notEqual, rejects } from "node:assert/strict";
import { aDepartment, anAgent } from "../../testing/builders.ts";
import { openTestCore } from "../../testing/test_core.ts";
import { changeMembers, type EditUser, editUser, findUser, generatePassword } from "./mod.ts";
import { requireStrongPassword } from "./password.ts";

Deno.test("an admin edits all of a person at once", async () => {
  await using core = await openTestCore();
  const sales = await aDepartment(core, { name: "Vendas" });
  const ana = await anAgent(core, { name: "Ana" });

  const edited = await editUser(core, {
    userId: ana.id,
    name: "Ana Souza",
    publicName: "",
    email: " ANA@Example.org ",
    role: "supervisor",
    departmentIds: [sales.id, sales.id],
    seeUnassigned: false,
    permissions: ["templates"],
  });

  deepEqual(await findUser(core, ana.id), edited);
  deepEqual(
    [edited.publicName, edited.email, edited.departmentIds, edited.permissions],
    ["Ana Souza", "ana@example.org", [sales.id], ["templates"]],
  );
  deepEqual(await core.emitted(), ["user.rights_changed", "settings.changed"], "others show the public name");
});

Deno.test("what a person cannot become is refused, and nothing of it is written", async () => {
  await using core = await openTestCore();
  const rita = await anAgent(core, { name: "Rita", role: "admin", email: "rita@example.org" });
  await anAgent(core, { email: "ana@example.org" });
  const edit = {
    userId: rita.id,
    name: "Rita",
    publicName: "Rita",
    email: rita.email,
    role: rita.role,
    departmentIds: [],
    seeUnassigned: true,
    permissions: rita.permissions,
  };
  const refuses = (order: Partial<EditUser>, code: string) =>
    rejects(editUser(core, { ...edit, ...order }), { code });

  await refuses({ email: "Ana@example.org" }, "email_taken");
  await refuses({ email: "ana" }, "email_malformed");
  await refuses({ name: "" }, "name_empty");
  await refuses({ publicName: "x".repeat(101) }, "public_name_too_long");
  await refuses({ departmentIds: ["dep_none"] }, "department_not_found");
  await refuses({ role: "agent" }, "last_admin");
  await refuses({ userId: "usr_none" }, "user_not_found");
  deepEqual(await findUser(core, rita.id), rita);
  await editUser(core, edit);
});

Deno.test("members of a department: who comes and who goes load their screens anew, who stays does not", async () => {
  await using core = await openTestCore();
  const { id } = await aDepartment(core);
  const [ana, bia, caio] = [
    await anAgent(core, { departmentIds: [id] }),
    await anAgent(core, { departmentIds: [id] }),
    await anAgent(core),
  ];

  await changeMembers(core, { departmentId: id, userIds: [bia.id, caio.id] });

  deepEqual((await findUser(core, ana.id))?.departmentIds, []);
  deepEqual((await findUser(core, bia.id))?.departmentIds, [id]);
  deepEqual((await findUser(core, caio.id))?.departmentIds, [id]);
  equal((await core.emitted()).length, 2);
  await rejects(changeMembers(core, { departmentId: id, userIds: ["usr_none"] }), { code: "user_not_found" });
  await rejects(changeMembers(core, { departmentId: "dep_none", userIds: [] }), {
    code: "department_not_found",
  });
});

Deno.test("a generated password is strong, readable and never the same", () => {
  const [one, two] = [generatePassword(), generatePassword()];
  match(one, /^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
  requireStrongPassword(one);
  notEqual(one, two);
});
