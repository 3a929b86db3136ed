/** The inbox of a house in which no number is connected yet. */

import { deepEqual, match, ok } from "node:assert/strict";
import { loadInbox } from "../core/inbox/mod.ts";
import { aConnection, anAgent } from "../testing/builders.ts";
import { openTestCore } from "../testing/test_core.ts";
import { openSite } from "../testing/test_site.ts";

Deno.test("while no number is connected the inbox says so, and an admin is led to connect one", async () => {
  await using core = await openTestCore();
  const [admin, agent] = [await anAgent(core, { role: "admin" }), await anAgent(core)];
  const site = openSite(core);
  const list = async () => await (await site.get("/tickets")).text();

  await site.signInAs(admin);
  match(await list(), /Nenhuma conexão ainda.*href="\/settings\/connections\/new"[^>]*>Conectar um número/s);
  await site.signInAs(agent);
  const html = await list();
  match(html, /Nenhuma conexão ainda.*Quando um administrador conectar um número/s);
  ok(!html.includes("/settings/connections/new"));

  await aConnection(core);
  match(await list(), /Você não está atendendo ninguém/);
  const filter = { tab: "attending", departmentId: null } as const;
  deepEqual("unconnected" in await loadInbox(core, { viewer: agent, filter }), false);
});
