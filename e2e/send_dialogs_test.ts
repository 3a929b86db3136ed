import { equal } from "node:assert/strict";
import type { Page } from "playwright-core";
import { eventually } from "../testing/eventually.ts";
import { alive, bubble, button, composer, openTab, openTicket } from "./inbox_screen.ts";
import { journey } from "./journey.ts";

async function open(page: Page, what: string): Promise<void> {
  await page.getByTitle("Anexar").click();
  await page.getByRole("link", { name: what }).click();
  await page.locator("dialog.over h1").waitFor();
}

journey("a place, a card and buttons are sent from a dialog over the thread", async ({ stage, arrive }) => {
  const noa = stage.customer({ name: "Noa Dias" });
  noa.writes("Onde fica?");
  const page = await arrive("ana");
  await page.context().grantPermissions(["geolocation"]);
  await page.context().setGeolocation({ latitude: -23.5505, longitude: -46.6333 });
  await openTab(page, "Aguardando");
  await openTicket(page, "Noa Dias");
  await alive(page);
  await button(page, "Aceitar").click();
  await composer(page).waitFor();
  const dialog = page.locator("dialog.over");
  const send = () => dialog.getByRole("button", { name: "Enviar", exact: true }).click();
  const got = (type: string) =>
    eventually(() => noa.chat().some((one) => one.type === type), `${type} arrived`);

  await open(page, "Localização");
  await dialog.getByRole("button", { name: "Usar onde estou" }).click();
  await eventually(async () => await dialog.getByLabel("Latitude").inputValue() === "-23.550500", "found");
  await send();
  await dialog.waitFor({ state: "detached" });
  await got("location");

  await open(page, "Cartão de contato");
  await dialog.getByLabel("Nome", { exact: true }).fill("Oficina do Zé");
  await dialog.getByLabel("Telefone", { exact: true }).fill("+55 11 4000-0000");
  await send();
  await got("contacts");

  await open(page, "Botões ou lista");
  await dialog.getByLabel("Texto", { exact: true }).fill("Retira ou entrega?");
  await dialog.getByLabel("Botão 1").fill("Retirada");
  await dialog.getByText("8/20").waitFor();
  await dialog.getByLabel("Botão 2").fill("Retirada");
  await send();
  await dialog.getByRole("alert").waitFor();
  equal(await dialog.getByLabel("Botão 1").inputValue(), "Retirada", "what was typed is still there");
  await dialog.getByLabel("Botão 2").fill("Entrega");
  await send();
  await got("interactive");
  await page.locator(".m.out", { hasText: "Retira ou entrega?" }).waitFor();
});

journey("a message is sent on to somebody else; Esc gives the focus back", async ({ stage, arrive }) => {
  const eli = stage.customer({ name: "Eli Rosa" });
  const olga = stage.customer({ name: "Olga Pires" });
  eli.writes("O código é 4711");
  olga.writes("Qual o código?");
  const page = await arrive("ana");
  for (const name of ["Olga Pires", "Eli Rosa"]) {
    await openTab(page, "Aguardando");
    await openTicket(page, name);
    await alive(page);
    await button(page, "Aceitar").click();
    await composer(page).waitFor();
  }
  const said = bubble(page, "O código é 4711").first();
  const forward = async () => {
    await said.hover();
    await said.getByTitle("Opções da mensagem").click();
    await page.getByRole("link", { name: "Encaminhar" }).click();
    await page.locator("dialog.over").getByRole("button", { name: "Olga Pires" }).waitFor();
  };
  await forward();
  await page.keyboard.press("Escape");
  await page.locator("dialog.over").waitFor({ state: "detached" });
  await forward();
  await page.getByLabel("Nome ou telefone").fill("olga");
  await page.locator("dialog.over").getByRole("button", { name: "Eli Rosa" }).waitFor({ state: "detached" });
  await page.locator("dialog.over").getByRole("button", { name: "Olga Pires" }).click();
  await eventually(() => olga.received().includes("O código é 4711"), "Olga has it");
});
