import { deepEqual, equal, match } from "node:assert/strict";
import { eventually } from "../testing/eventually.ts";
import { bubble, button, composer, countOn, openTab, openTicket, rowOf } from "./inbox_screen.ts";
import { journey } from "./journey.ts";

const plain = { scripts: false };

journey("the whole line by forms alone", async ({ stage, arrive }) => {
  const elisa = stage.customer({ name: "Elisa Dias" });
  elisa.writes("Meu pedido atrasou");
  const page = await arrive("ana", plain);
  await openTab(page, "Aguardando");
  await eventually(async () => {
    await page.getByRole("link", { name: "Atualizar", exact: true }).click();
    return await rowOf(page, "Elisa Dias").count() === 1;
  }, "the ticket is in the list");
  await openTicket(page, "Elisa Dias");
  await page.getByText("Você está vendo sem aceitar").waitFor();
  match(
    await rowOf(page, "Elisa Dias").locator(".count").innerText(),
    /^1\s+não lida/,
    "a look is no reading",
  );

  await button(page, "Aceitar").click();
  await composer(page).fill("Vou verificar");
  await button(page, "Enviar").click();
  await bubble(page, "Vou verificar").waitFor();
  equal(await rowOf(page, "Elisa Dias").locator(".count").count(), 0, "the assignee's look is");
  await eventually(() => elisa.received().includes("Vou verificar"), "it is on the phone");
  elisa.reads();
  await eventually(async () => {
    await page.reload();
    return await bubble(page, "Vou verificar").locator(".tick", { hasText: "Lida" }).count() === 1;
  }, "the ticks are blue");

  await button(page, "Fechar").click();
  await page.getByText("Ticket resolvido").waitFor();
  await openTab(page, "Resolvidos");
  await rowOf(page, "Elisa Dias").waitFor();
  await eventually(() => elisa.received().length === 4, "the farewell is on the phone");
  deepEqual(elisa.received(), [
    "Olá, Elisa. Já vamos atender.",
    "Ana vai atender você.",
    "Vou verificar",
    "Obrigado pelo contato.",
  ]);
  await page.locator("nav.rail").getByRole("button", { name: "Sair" }).click();
  await page.getByText("Você saiu.").waitFor();
});

journey("refusals by forms alone say what happened and keep what was typed", async ({ stage, arrive }) => {
  const stranger = await arrive(null, { ...plain, at: "/login" });
  await stranger.getByLabel("E-mail").fill("ana@example.com");
  await stranger.getByLabel("Senha").fill("wrong wrong wrong");
  await stranger.getByRole("button", { name: "Entrar" }).click();
  match(await stranger.getByRole("alert").innerText(), /não conferem/);
  equal(await stranger.getByLabel("E-mail").inputValue(), "ana@example.com");
  equal(await stranger.getByLabel("Senha").inputValue(), "");

  const fabio = stage.customer({ name: "Fábio Reis" });
  fabio.writes("Oi");
  const [ana, bruno] = [await arrive("ana", plain), await arrive("bruno", plain)];
  for (const page of [ana, bruno]) {
    await eventually(async () => {
      await page.goto("/tickets?tab=waiting");
      return await rowOf(page, "Fábio Reis").count() === 1;
    }, "the ticket is in the list");
    await openTicket(page, "Fábio Reis");
  }

  // The race is lost.
  const address = new URL(ana.url()).pathname;
  await button(ana, "Aceitar").click();
  await composer(ana).waitFor();
  await button(bruno, "Aceitar").click();
  match(await bruno.getByRole("alert").innerText(), /Ana aceitou/);
  const renewal = await bruno.locator("meta[http-equiv=refresh]").getAttribute("content");
  match(renewal ?? "", /^30;url=\/tickets\/tkt_\w+$/, "it renews itself as the ticket's page");
  equal(await composer(bruno).count(), 0);
  equal(await countOn(bruno, "Aguardando"), 0);

  // Nothing but blanks, and more than WhatsApp takes.
  await composer(ana).fill("   ");
  await button(ana, "Enviar").click();
  match(await ana.getByRole("alert").innerText(), /Escreva algo antes de enviar/);
  const long = "x".repeat(4097);
  await composer(ana).evaluate((field) => field.removeAttribute("maxlength"));
  await composer(ana).fill(long);
  await button(ana, "Enviar").click();
  match(await ana.getByRole("alert").innerText(), /mais de 4096 caracteres/);
  equal(await composer(ana).inputValue(), long, "what was typed is still there");

  // Closing over words that were never seen asks again.
  await ana.goto(address);
  fabio.writes("Mais uma coisa");
  await eventually(async () => {
    await bruno.goto("/tickets");
    const answer = await stage.api("ana", "GET", "/tickets?status=attending");
    return JSON.stringify(answer.body).includes("Mais uma coisa");
  }, "the message is in");
  await button(ana, "Fechar").click();
  match(await ana.getByRole("alert").innerText(), /O cliente escreveu de novo/);
  await bubble(ana, "Mais uma coisa").waitFor();
  await button(ana, "Fechar mesmo assim").click();
  await ana.getByText("Ticket resolvido").waitFor();

  // A ticket out of reach, and one that never was.
  const lost = await ana.goto("/tickets/tkt_00000000000000000000000000");
  equal(lost?.status(), 404);
  await ana.getByText("Este ticket não existe ou não está ao seu alcance.").waitFor();
  deepEqual(fabio.received().filter((text) => text.includes("xxx")), []);
});
