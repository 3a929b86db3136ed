import { equal } from "node:assert/strict";
import type { Page } from "playwright-core";
import { eventually } from "../testing/eventually.ts";
import { alive, bubble, composer, openTab, rowOf } from "./inbox_screen.ts";
import { journey } from "./journey.ts";

const focusedRow = (page: Page) =>
  page.evaluate(() => document.activeElement?.querySelector("b")?.textContent);

journey("an afternoon without a mouse: J, K, Enter, A, R, E", async ({ stage, arrive }) => {
  const names = ["Júlia Paz", "Kátia Lopes", "Lia Brito"];
  const page = await arrive("ana");
  await openTab(page, "Aguardando");
  await alive(page);
  for (const name of names) { // the newest one stands first
    stage.customer({ name }).writes(`Sou ${name}`);
    await rowOf(page, name).waitFor();
  }

  await page.keyboard.press("j");
  equal(await focusedRow(page), "Lia Brito");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  equal(await focusedRow(page), "Júlia Paz");
  await page.keyboard.press("k");
  equal(await focusedRow(page), "Kátia Lopes");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Kátia Lopes" }).waitFor();
  await alive(page);

  await page.keyboard.press("a");
  await composer(page).waitFor();
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  await page.keyboard.press("r");
  await page.keyboard.type("Aqui é a Ana, bom dia e ajudo já"); // letters in a field are letters
  equal(await composer(page).inputValue(), "Aqui é a Ana, bom dia e ajudo já");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("Segunda linha");
  await page.keyboard.press("Enter");
  await bubble(page, "Segunda linha").waitFor();
  await eventually(async () => await composer(page).inputValue() === "", "sent");

  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  await page.keyboard.press("e");
  await page.getByText("Ticket resolvido").waitFor();
});
