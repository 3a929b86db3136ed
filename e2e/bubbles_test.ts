/**
 * Every kind of message in a real browser: pictures over the page, quotes that lead
 * to their originals, voice that plays, the menu of a bubble; and the same without
 * scripts.
 */

import { deepEqual, equal, match, ok } from "node:assert/strict";
import type { Page } from "playwright-core";
import { eventually } from "../testing/eventually.ts";
import { putMedia, seedGallery } from "../testing/gallery/seed_gallery.ts";
import { alive } from "./inbox_screen.ts";
import { journey } from "./journey.ts";

const gallery = await seedGallery();
const words = `/tickets/${gallery.tickets.words}`;
const options = { database: gallery.database };
const bubble = (page: Page, text: string | RegExp) => page.locator(".m").filter({ hasText: text }).last();

journey("a picture is shown over the page, and focus comes back to it", async ({ stage, arrive }) => {
  await putMedia(gallery, stage.server.dataDir);
  const page = await arrive("ana", { at: words });
  await alive(page);
  const first = page.getByRole("link", { name: "Ver foto" }).first();
  await first.click();
  const viewer = page.getByRole("dialog", { name: "Foto" });
  const address = await viewer.locator("img").getAttribute("src");
  equal(address, await first.evaluate((link) => (link as HTMLAnchorElement).href));
  await eventually(
    () => viewer.locator("img").evaluate((img) => (img as HTMLImageElement).naturalWidth > 0),
    "seen",
  );
  await page.keyboard.press("ArrowRight");
  ok(await viewer.locator("img").getAttribute("src") !== address);
  match(await viewer.getByRole("link", { name: "Baixar" }).getAttribute("href") ?? "", /\?download$/);
  await page.keyboard.press("Escape");
  await viewer.waitFor({ state: "detached" });
  equal(await page.evaluate(() => document.activeElement?.getAttribute("data-act")), "view");
}, options);

journey(
  "one voice note plays at a time, as fast as one likes, and can be sought in",
  async ({ stage, arrive }) => {
    await putMedia(gallery, stage.server.dataDir);
    const page = await arrive("ana", { at: words });
    await alive(page);
    const players = page.getByRole("group", { name: /^Mensagem de voz/ });
    const isPlaying = (at: number) =>
      players.nth(at).locator("audio").evaluate((audio) => !(audio as HTMLAudioElement).paused);
    await players.nth(0).getByRole("button", { name: "Tocar" }).click();
    await eventually(() => isPlaying(0), "it plays");
    await players.nth(0).getByRole("button", { name: "Velocidade" }).click();
    equal(await players.nth(1).getByRole("button", { name: "Velocidade" }).textContent(), "1,5×");
    await players.nth(1).getByRole("button", { name: "Tocar" }).click();
    await eventually(async () => await isPlaying(1) && !await isPlaying(0), "only the second plays");
    await players.nth(0).getByRole("slider").fill("500");
    await eventually(
      () =>
        players.nth(0).locator("audio").evaluate((audio) => (audio as HTMLAudioElement).currentTime > 0.5),
      "it stands in the middle",
    );
  },
  options,
);

journey(
  "a bubble's time opens what can be done; a quote leads to its original",
  async ({ stage, arrive }) => {
    await putMedia(gallery, stage.server.dataDir);
    const page = await arrive("ana", { at: words });
    await alive(page);
    const handle = bubble(page, "Preciso de").getByRole("link", { name: "Opções da mensagem" });
    await handle.click();
    const menu = page.getByRole("dialog", { name: "Opções da mensagem" });
    await menu.getByRole("link", { name: "Responder" }).waitFor();
    await menu.getByRole("button", { name: "Copiar texto" }).waitFor();
    await page.keyboard.press("Escape");
    await menu.waitFor({ state: "detached" });
    equal(await handle.evaluate((link) => link === document.activeElement), true);

    await bubble(page, "Já separei").locator("a.quote").click();
    await page.locator(".m.flash").filter({ hasText: "Preciso de" }).waitFor();
  },
  options,
);

journey("every kind is there and named without scripts too", async ({ stage, arrive }) => {
  await putMedia(gallery, stage.server.dataDir);
  const page = await arrive("ana", { at: words, scripts: false });
  ok(await page.locator(".voice audio").first().isVisible());
  ok(!await page.locator(".voice button").first().isVisible());
  await bubble(page, "Preciso de").getByRole("link", { name: "Opções da mensagem" }).click();
  await page.getByRole("link", { name: "Responder" }).waitFor();
  await page.getByRole("link", { name: "Voltar à conversa" }).click();
  match(page.url(), /#msg_/);

  for (const id of Object.values(gallery.tickets)) {
    await page.goto(`/tickets/${id}`);
    const unnamed = await page.locator("a,button,summary,input:not([type=hidden]),img").evaluateAll((all) =>
      all.filter((one) => {
        const name = (one.getAttribute("aria-label") ?? "") + (one.getAttribute("title") ?? "") +
          one.textContent;
        return !name.trim() && one.getAttribute("alt") === null &&
          !(one instanceof HTMLInputElement && one.labels?.length);
      }).map((one) => one.outerHTML)
    );
    deepEqual(unnamed, []);
  }
}, options);

journey(
  "on a phone nothing of any kind is wider than the screen, and all is large enough to touch",
  async ({ stage, arrive }) => {
    await putMedia(gallery, stage.server.dataDir);
    const page = await arrive("ana", { at: words, viewport: { width: 360, height: 640 }, touch: true });
    for (const id of Object.values(gallery.tickets)) {
      await page.goto(`/tickets/${id}`);
      await alive(page);
      equal(await page.locator(".scroll").evaluate((pane) => pane.scrollWidth - pane.clientWidth), 0);
      const small = await page.locator(".msgs button, .msgs .file, .msgs summary").evaluateAll((all) =>
        all.filter((one) => one.getBoundingClientRect().height > 0 && one.getBoundingClientRect().height < 44)
          .map((one) => one.outerHTML)
      );
      deepEqual(small, []);
    }
  },
  options,
);
