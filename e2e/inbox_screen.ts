/** The parts of the inbox's screen, by what a person calls them. */

import type { Locator, Page } from "playwright-core";

/** The row of a customer in the list. */
export const rowOf = (page: Page, name: string): Locator => page.locator(".row").filter({ hasText: name });
/** A tab of the list. */
export const tab = (page: Page, name: "Atendendo" | "Aguardando" | "Resolvidos"): Locator =>
  page.getByRole("navigation", { name: "Situação dos tickets" }).getByRole("link", { name });
/** How many tickets a tab says it has. */
export async function countOn(page: Page, name: Parameters<typeof tab>[1]): Promise<number> {
  return Number(await tab(page, name).locator(".count").innerText());
}
/** The open thread. */
export const thread = (page: Page): Locator => page.locator("main.thread");
/** A bubble with that text. */
export const bubble = (page: Page, text: string): Locator =>
  page.locator(".m").filter({ has: page.locator(".said", { hasText: text }) });
/** A button of the thread. */
export const button = (page: Page, name: string): Locator =>
  thread(page).getByRole("button", { name, exact: true });
/** Where an answer is written. */
export const composer = (page: Page): Locator => page.getByRole("textbox", { name: "Mensagem", exact: true });

/** Waits until the islands of the page live. */
export async function alive(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const islands = [...document.querySelectorAll("is-land")];
    return islands.length > 0 && islands.every((island) => island.hasAttribute("data-live"));
  });
}

/** Opens a tab and waits for it. */
export async function openTab(page: Page, name: "Atendendo" | "Aguardando" | "Resolvidos"): Promise<void> {
  await tab(page, name).click();
  await page.locator(`.tabs a[aria-current=page]`, { hasText: name }).waitFor();
}

/** Opens a customer's ticket from the list. */
export async function openTicket(page: Page, name: string): Promise<void> {
  await rowOf(page, name).click();
  await page.getByRole("heading", { name }).waitFor();
}
