import { equal, match } from "node:assert/strict";
import { Buffer } from "node:buffer";
import { eventually } from "../testing/eventually.ts";
import { alive, openTab, openTicket, rowOf } from "./inbox_screen.ts";
import { journey } from "./journey.ts";

/** A small blue picture. */
const PICTURE = {
  name: "rosto.png",
  mimeType: "image/png",
  buffer: Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  ),
};

journey(
  "one's own language and theme change at once; a session left open elsewhere is ended",
  async ({ arrive }) => {
    const page = await arrive("ana");
    await alive(page);
    const elsewhere = await arrive("ana");
    await alive(elsewhere);

    await page.locator("nav.rail").getByRole("link", { name: "Perfil" }).click();
    await page.getByLabel("Idioma").selectOption("en");
    await page.getByLabel("Tema").selectOption("dark");
    await page.getByRole("button", { name: "Salvar" }).click();
    await page.getByText("Profile saved.").waitFor();
    equal(await page.locator("html").getAttribute("data-theme"), "dark");
    equal(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme), "dark");

    await page.getByText("this session").waitFor();
    await page.getByRole("button", { name: "End", exact: true }).click();
    await page.getByText("Session ended.").waitFor();
    await elsewhere.waitForURL("**/login*");
  },
);

journey("a customer's name and face change on every screen as they are given", async ({ stage, arrive }) => {
  stage.customer({ name: "zeh" }).writes("Oi, tem pão?");
  const page = await arrive("bruno");
  await openTab(page, "Aguardando");
  await alive(page);
  await rowOf(page, "zeh").waitFor();

  const other = await arrive("ana");
  await openTab(other, "Aguardando");
  await openTicket(other, "zeh");
  await other.locator(".thread-head").getByRole("link", { name: "zeh" }).click();
  await other.getByLabel("Nome no Balcão").fill("José da Silva");
  await other.getByRole("button", { name: "Salvar" }).click();
  await other.getByText("Nome salvo.").waitFor();
  await rowOf(page, "José da Silva").waitFor();
  equal(await page.locator(".row b", { hasText: "zeh" }).count(), 0);

  await other.locator("input[type=file]").setInputFiles(PICTURE);
  await other.getByRole("button", { name: "Enviar foto" }).click();
  await other.getByText("Foto salva.").waitFor();
  await rowOf(page, "José da Silva").locator(".av img").waitFor();
  await eventually(
    () => page.evaluate(() => document.querySelector<HTMLImageElement>(".row .av img")?.naturalWidth === 256),
    "the face is drawn",
  );
});

journey("a contact by forms alone: found, named, noted about", async ({ stage, arrive }) => {
  stage.customer({ name: "Conceição Prado" }).writes("Bom dia");
  const page = await arrive("ana", { scripts: false, viewport: { width: 360, height: 640 } });
  await eventually(async () => {
    await page.goto("/contacts?q=conceicao");
    return await page.getByRole("link", { name: "Conceição Prado" }).count() === 1;
  }, "the contact is found");
  await page.getByRole("link", { name: "Conceição Prado" }).click();

  await page.getByLabel("Nota").fill("Prefere ser chamada de Ceiça");
  await page.getByRole("button", { name: "Anotar" }).click();
  await page.getByText("Nota salva.").waitFor();
  await page.getByText("Prefere ser chamada de Ceiça").waitFor();
  await page.getByRole("button", { name: "Deletar nota" }).click();
  await page.getByText("Nota deletada.").waitFor();
  equal(await page.getByText("Ceiça").count(), 0);

  await page.getByLabel("Nome no Balcão").fill("Ceiça");
  await page.getByRole("button", { name: "Salvar" }).click();
  match(await page.getByRole("heading", { level: 1 }).innerText(), /Ceiça/);

  await page.goto("/tickets");
  await page.getByRole("link", { name: "Mais", exact: true }).click();
  await page.getByRole("link", { name: "Perfil" }).click();
  await page.getByLabel("Tema").selectOption("dark");
  await page.getByRole("button", { name: "Salvar" }).click();
  equal(await page.locator("html").getAttribute("data-theme"), "dark");
});
