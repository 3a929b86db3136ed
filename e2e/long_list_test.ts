import { deepEqual, equal } from "node:assert/strict";
import { INBOX_PAGE } from "../core/inbox/mod.ts";
import { eventually } from "../testing/eventually.ts";
import { alive, countOn, openTab, rowOf } from "./inbox_screen.ts";
import { journey } from "./journey.ts";

journey(
  "a long list goes on where its end comes near, and stays live to its end",
  async ({ stage, arrive }) => {
    const names = Array.from(
      { length: INBOX_PAGE + 5 },
      (_, i) => `Cliente ${String(i + 1).padStart(2, "0")}`,
    );
    const customers = names.map((name) => stage.customer({ name }));
    for (const customer of customers) customer.writes("Oi");
    const page = await arrive("ana");
    await eventually(async () => {
      await openTab(page, "Aguardando");
      return await countOn(page, "Aguardando") === names.length;
    }, "all of them wait");
    await alive(page);
    equal(await page.locator(".row").count(), INBOX_PAGE, "the first page holds no more");

    await page.locator(".row").last().scrollIntoViewIfNeeded();
    await eventually(async () => await page.locator(".row").count() === names.length, "the rest has come");
    const shown = await page.locator(".row > b").allTextContents();
    deepEqual(shown.toSorted(), names, "each once");
    equal(await page.getByRole("link", { name: "Mostrar mais" }).count(), 0);

    const last = shown.at(-1) ?? "";
    customers[names.indexOf(last)]?.writes("Ainda estou aqui");
    await eventually(
      async () => await page.locator(".row > b").first().textContent() === last,
      "the last came first",
    );
    equal(await rowOf(page, last).count(), 1);
  },
);
