import { equal } from "node:assert/strict";
import { eventually } from "../testing/eventually.ts";
import { alive, bubble, button, composer, openTab, openTicket } from "./inbox_screen.ts";
import { journey } from "./journey.ts";

journey("what WhatsApp refused says why, and goes out at a press", async ({ stage, arrive }) => {
  const davi = stage.customer({ name: "Davi Nunes" });
  davi.writes("Qual o prazo?");
  const page = await arrive("ana");
  await openTab(page, "Aguardando");
  await openTicket(page, "Davi Nunes");
  await alive(page);
  await button(page, "Aceitar").click();
  await eventually(() => davi.received().length === 2, "greeted and accepted");
  stage.world.faults.add({ kind: "error", code: 131026, times: 1 });
  await composer(page).fill("Dois dias");
  await button(page, "Enviar").click();
  const said = bubble(page, "Dois dias");
  await said.getByText("este número não recebe mensagens").waitFor();
  await said.getByRole("button", { name: "Tentar de novo" }).click();
  await eventually(() => davi.received().includes("Dois dias"), "it is on the phone");
  await said.getByText("este número não recebe mensagens").waitFor({ state: "detached" });
  equal(davi.received().filter((text) => text === "Dois dias").length, 1);
});

journey("what nobody knows of is decided by a person", async ({ stage, arrive }) => {
  const lia = stage.customer({ name: "Lia Costa" });
  lia.writes("Chegou?");
  const page = await arrive("ana");
  await openTab(page, "Aguardando");
  await openTicket(page, "Lia Costa");
  await alive(page);
  await button(page, "Aceitar").click();
  await eventually(() => lia.received().length === 2, "greeted and accepted");
  stage.world.faults.add({ kind: "drop_before_accept", times: 1 });
  await composer(page).fill("Chegou hoje");
  await button(page, "Enviar").click();
  const said = bubble(page, "Chegou hoje");
  await said.getByRole("button", { name: "Marcar como enviada" }).click();
  await said.locator(".failed").waitFor({ state: "detached" });
  equal(lia.received().includes("Chegou hoje"), false);
});
