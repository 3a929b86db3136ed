import { deepEqual, equal } from "node:assert/strict";
import type { Page } from "playwright-core";
import { eventually } from "../testing/eventually.ts";
import { alive, bubble, button, composer, openTab, openTicket, rowOf } from "./inbox_screen.ts";
import { journey } from "./journey.ts";

const phone = { viewport: { width: 360, height: 640 }, touch: true };

/** Whether the page is wider than the screen, and which parts stick out. */
const tooWide = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    return [...document.querySelectorAll("body *")].filter((part) =>
      part.getBoundingClientRect().right > clientWidth + 1
    ).map((part) => `${part.tagName}.${part.className}`).slice(0, 5);
  });

/** What can be tapped and is less than 44 px high or wide enough to miss. */
const smallTargets = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>(
      "a, button, summary, input:not([type=hidden]), textarea, select",
    )]
      .filter((target) =>
        target.checkVisibility() && !target.closest(".vh") && !target.classList.contains("skip")
      )
      .map((target) => ({ target, box: target.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 1 && (box.height < 43.5 || box.width < 43.5))
      .map(({ target, box }) =>
        `${target.tagName}.${target.className} "${target.textContent?.trim().slice(0, 20)}" ` +
        `${Math.round(box.width)}×${Math.round(box.height)}`
      )
  );

journey("on a phone: one pane, a way back, nothing too small or too wide", async ({ stage, arrive }) => {
  const customer = stage.customer({ name: "Marina Figueiredo de Albuquerque e Vasconcelos" });
  customer.writes("Uma mensagem longa com endereço https://example.com/" + "caminho/".repeat(20));
  const page = await arrive("ana", phone);
  await openTab(page, "Aguardando");
  await alive(page);
  await rowOf(page, "Marina").waitFor();
  equal(await page.locator(".thread").isVisible(), false, "the list alone");
  deepEqual(await tooWide(page), []);
  deepEqual(await smallTargets(page), []);

  await openTicket(page, "Marina");
  await alive(page);
  equal(await page.locator(".list").isVisible(), false, "the thread alone");
  deepEqual(await tooWide(page), []);
  await button(page, "Aceitar").tap();
  await composer(page).fill("Pelo telefone");
  await button(page, "Enviar").tap();
  await bubble(page, "Pelo telefone").locator(".tick", { hasText: "Entregue" }).waitFor();
  const box = await composer(page).boundingBox();
  equal(box !== null && box.y + box.height <= 640, true, "the composer is on the screen");
  deepEqual(await tooWide(page), []);
  deepEqual(await smallTargets(page), []);

  await page.getByRole("link", { name: "Voltar para a lista" }).tap();
  await eventually(async () => await page.locator(".thread").isVisible() === false, "back in the list");
  await openTab(page, "Atendendo");
  await rowOf(page, "Marina").waitFor();
});

journey("at 200 % zoom everything is still there and nothing sticks out", async ({ stage, arrive }) => {
  stage.customer({ name: "Nara Pires" }).writes("Bom dia");
  // Twice as large on a screen of 1280 × 800 is a page of 640 × 400.
  const page = await arrive("ana", { viewport: { width: 640, height: 400 } });
  await openTab(page, "Aguardando");
  await alive(page);
  await rowOf(page, "Nara Pires").waitFor();
  deepEqual(await tooWide(page), []);
  await openTicket(page, "Nara Pires");
  await alive(page);
  await button(page, "Aceitar").click();
  await composer(page).waitFor();
  deepEqual(await tooWide(page), []);
  const inView = await composer(page).evaluate((field) =>
    field.getBoundingClientRect().bottom <= innerHeight
  );
  equal(inView, true);
});
