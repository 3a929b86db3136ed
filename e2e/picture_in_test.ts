import { equal } from "node:assert/strict";
import type { JsonObject } from "../simulator/json.ts";
import { eventually } from "../testing/eventually.ts";
import type { Stage } from "../testing/stage/stage.ts";
import { alive, openTab, openTicket } from "./inbox_screen.ts";
import { journey } from "./journey.ts";

async function sends(stage: Stage, phone: string, message: JsonObject): Promise<void> {
  const reply = await fetch(`${stage.simulatorUrl}/_sim/phones/${phone}/messages`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(message),
  });
  equal(reply.status, 201, await reply.text());
}

journey("a customer's picture is seen while it comes, and opens over the page", async ({ stage, arrive }) => {
  const vera = stage.customer({ name: "Vera Pinto" });
  vera.writes("Veja a foto");
  const page = await arrive("ana");
  await openTab(page, "Aguardando");
  await openTicket(page, "Vera Pinto");
  await alive(page);
  await sends(stage, vera.id, { type: "image", caption: "Chegou assim" });

  const picture = page.locator(".m", { hasText: "Chegou assim" }).getByRole("link", { name: "Ver foto" });
  const drawn = picture.locator("img");
  await eventually(
    () => drawn.evaluate((img) => (img as HTMLImageElement).naturalWidth > 0),
    "its thumbnail is drawn without a reload",
  );
  await picture.click();
  const viewer = page.getByRole("dialog", { name: "Foto" });
  await eventually(
    () => viewer.locator("img").evaluate((img) => (img as HTMLImageElement).naturalWidth > 0),
    "the whole picture is drawn",
  );
  await page.keyboard.press("Escape");
  await viewer.waitFor({ state: "detached" });
});
