import { deepEqual, equal, rejects } from "node:assert/strict";
import { aConnection, anAgent, aTicket } from "../../testing/builders.ts";
import { openTestCore } from "../../testing/test_core.ts";
import { sql } from "../db/mod.ts";
import { changeMembers, findUser } from "../users/mod.ts";
import { addDepartment, changeDepartment, listDepartments, moveDepartment, removeDepartment } from "./mod.ts";

const names = async (core: Parameters<typeof listDepartments>[0]) =>
  (await listDepartments(core)).map(({ name }) => name);

Deno.test("a department gets another name and colour, and its own name is free for it", async () => {
  await using core = await openTestCore();
  const sales = await addDepartment(core, { name: "Vendas" });

  await changeDepartment(core, { id: sales.id, name: " VENDAS ", hue: 7 });

  deepEqual(await listDepartments(core), [{ id: sales.id, name: "VENDAS", hue: 7 }]);
  deepEqual(await core.emitted(), ["settings.changed", "settings.changed"]);
});

Deno.test("what a department cannot become is refused by name", async () => {
  await using core = await openTestCore();
  const sales = await addDepartment(core, { name: "Vendas" });
  await addDepartment(core, { name: "Financeiro" });
  const refuses = (order: Partial<Parameters<typeof changeDepartment>[1]>, code: string) =>
    rejects(
      changeDepartment(core, { id: sales.id, name: "Vendas", hue: 1, ...order }),
      { code },
    );

  await refuses({ name: "financeiro" }, "department_name_taken");
  await refuses({ name: " " }, "name_empty");
  await refuses({ hue: 13 }, "hue_unknown");
  await refuses({ id: "dep_none" }, "department_not_found");
  deepEqual(await names(core), ["Vendas", "Financeiro"]);
});

Deno.test("two departments renamed to one name at one instant: one is refused", async () => {
  await using core = await openTestCore();
  const [a, b] = [await addDepartment(core, { name: "A" }), await addDepartment(core, { name: "B" })];

  const outcomes = await Promise.allSettled(
    [a, b].map(({ id }) => changeDepartment(core, { id, name: "Suporte", hue: 1 })),
  );

  deepEqual(outcomes.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
});

Deno.test("departments move up and down; at the end of the list they stay", async () => {
  await using core = await openTestCore();
  for (const name of ["A", "B", "C"]) await addDepartment(core, { name });
  const [a] = await listDepartments(core);

  for (const direction of ["down", "down", "down"] as const) {
    await moveDepartment(core, { id: a?.id ?? "", direction });
  }
  deepEqual(await names(core), ["B", "C", "A"]);
  await moveDepartment(core, { id: a?.id ?? "", direction: "up" });
  deepEqual(await names(core), ["B", "A", "C"]);
  await addDepartment(core, { name: "D" });
  deepEqual(await names(core), ["B", "A", "C", "D"]);
});

Deno.test("a department goes only when nothing points to it, and says what does", async () => {
  await using core = await openTestCore();
  const { id } = await addDepartment(core, { name: "Vendas" });
  const ana = await anAgent(core, { departmentIds: [id] });
  await aConnection(core, { defaultDepartmentId: id });
  await aTicket(core, { departmentId: id });
  await aTicket(core, { departmentId: id, status: "resolved" });

  await rejects(removeDepartment(core, { id }), {
    code: "department_in_use",
    details: { tickets: 2, connections: 1, members: 1 },
  });

  await core.commit((unit) => {
    unit.write(sql`UPDATE tickets SET department_id = NULL`);
    unit.write(sql`UPDATE connections SET default_department_id = NULL`);
  });
  await changeMembers(core, { departmentId: id, userIds: [] });
  deepEqual((await findUser(core, ana.id))?.departmentIds, []);
  await removeDepartment(core, { id });
  deepEqual(await listDepartments(core), []);
});

Deno.test("somebody who joins while the department is being removed keeps it", async () => {
  await using core = await openTestCore();
  const { id } = await addDepartment(core, { name: "Vendas" });
  const ana = await anAgent(core);

  const [joined, removed] = await Promise.allSettled([
    changeMembers(core, { departmentId: id, userIds: [ana.id] }),
    removeDepartment(core, { id }),
  ]);

  equal(joined.status, "fulfilled");
  equal(removed.status, "rejected");
  deepEqual((await findUser(core, ana.id))?.departmentIds, [id]);
});
