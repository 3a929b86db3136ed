/**
 * Who and what the demo begins with: an admin, two agents, two departments, a
 * number that points at the simulator. Made once and kept; what is there
 * already is left as it is, so that a demo interrupted half-way completes itself.
 */

import { addConnection, listConnections } from "../core/connections/mod.ts";
import type { Core } from "../core/core.ts";
import { addDepartment, findDepartmentByName } from "../core/departments/mod.ts";
import { addUser, findUserByEmail, type Role } from "../core/users/mod.ts";

/** Everybody's password in the demo. */
export const DEMO_PASSWORD = "balcao-demo";

/** Who can sign in. */
export const DEMO_PEOPLE: readonly { email: string; name: string; role: Role; department?: string }[] = [
  { email: "admin@demo.example", name: "Marina Duarte", role: "admin" },
  { email: "ana@demo.example", name: "Ana Ribeiro", role: "agent", department: "Vendas" },
  { email: "bruno@demo.example", name: "Bruno Teixeira", role: "agent", department: "Suporte" },
];

const DEPARTMENTS = ["Vendas", "Suporte"];

/** The number as both sides know it. */
export interface DemoNumber {
  readonly phoneNumberId: string;
  readonly wabaId: string;
  readonly accessToken: string;
  readonly appSecret: string;
  readonly verifyToken: string;
}

/** Adds whatever of the demo is not there yet. */
export async function makeDemoPeople(core: Core, number: DemoNumber): Promise<void> {
  const departments = new Map<string, string>();
  for (const name of DEPARTMENTS) {
    const department = await findDepartmentByName(core, name) ?? await addDepartment(core, { name });
    departments.set(name, department.id);
  }
  for (const { department, ...person } of DEMO_PEOPLE) {
    if (await findUserByEmail(core, person.email)) continue;
    const departmentIds = [departments.get(department ?? "") ?? []].flat();
    await addUser(core, { ...person, departmentIds, password: DEMO_PASSWORD });
  }
  if ((await listConnections(core)).length > 0) return;
  await addConnection(core, {
    ...number,
    name: "Loja Demo",
    texts: {
      greeting: "Olá, {{contact.first_name}}! Recebemos a sua mensagem e já vamos te atender.",
      acceptance: "Oi! Aqui é {{agent.name}}, vou te ajudar.",
      farewell: "Foi um prazer ajudar. Até logo!",
    },
  });
}
