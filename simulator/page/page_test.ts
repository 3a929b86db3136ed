/** The page of phones in a real browser, on a desk and on a phone, and by forms alone without a script. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";
import { anaWrites, aSimStage, at, type SimStage, until } from "../../testing/simulator/sim_stage.ts";

const usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const named = Deno.env.get("CHROMIUM_PATH");
const executablePath = (named ? [named] : usual).find((path) => existsSync(path));
// A machine without a browser says so: the run counts what was skipped, and fails by it.
const ignore = executablePath === undefined;
const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
];

async function onPage(
  options: Parameters<Browser["newPage"]>[0],
  play: (page: Page, stage: SimStage, trouble: string[]) => Promise<void>,
): Promise<void> {
  await using stage = await aSimStage();
  const browser = await chromium.launch({ executablePath, args });
  try {
    const page = await browser.newPage(options);
    const trouble: string[] = [];
    page.on("pageerror", (error) => trouble.push(String(error)));
    page.on("console", (line) => line.type() === "error" && trouble.push(line.text()));
    await page.goto(stage.sim.url);
    await play(page, stage, trouble);
  } finally {
    await browser.close();
  }
}

Deno.test("On a desk: a new customer writes, is answered live, and sees blue ticks", { ignore }, async () => {
  await onPage({ viewport: { width: 1280, height: 800 } }, async (page, stage, trouble) => {
    await page.getByLabel("Nome", { exact: true }).fill("Bia Rocha");
    await page.getByLabel("Telefone", { exact: false }).fill("+55 21 99876-1234");
    await page.getByRole("button", { name: "Criar cliente" }).click();
    const phone = page.getByRole("region", { name: "Bia Rocha" });
    await phone.getByLabel("Escrever como Bia Rocha").fill("Vocês abrem no sábado?");
    await page.keyboard.press("Enter");
    await phone.getByText("Vocês abrem no sábado?").waitFor();
    await phone.getByRole("img", { name: "Recebida pela empresa" }).waitFor();

    const [message] = await until(
      "the webhook",
      () => stage.inbox.messages().length > 0 && stage.inbox.messages(),
    );
    await stage.send({ status: "read", message_id: at(message, "id"), typing_indicator: { type: "text" } });
    await phone.getByText("Casa do Café digitando…").waitFor();
    await phone.getByRole("img", { name: "Lida pela empresa" }).waitFor();
    await stage.send({ to: "5521998761234", text: { body: "Abrimos, das 9 às 13." } });
    await phone.getByText("Abrimos, das 9 às 13.").waitFor();
    await until("read", () => stage.inbox.statuses().some((one) => one.status === "read"));

    await page.getByRole("button", { name: "Adiantar o relógio 24 horas" }).click();
    await phone.getByText("fechada").first().waitFor();
    await page.getByRole("button", { name: "Provocar" }).click();
    await page.getByRole("button", { name: "Cancelar todas" }).waitFor();
    assert.deepEqual(trouble, []);
  });
});

Deno.test("What somebody types is not disturbed by news", { ignore }, async () => {
  await onPage({ viewport: { width: 1280, height: 800 } }, async (page, stage) => {
    await anaWrites(stage, "Um");
    const field = page.getByLabel("Escrever como Ana Souza");
    await field.fill("Ainda não termi");
    await anaWrites(stage, "Dois");
    await page.getByText("Dois", { exact: true }).waitFor();
    assert.equal(await field.inputValue(), "Ainda não termi");
    assert.equal(await field.evaluate((element) => element === document.activeElement), true);
  });
});

Deno.test("On a 360 px phone nothing is wider than the screen", { ignore }, async () => {
  await onPage({ viewport: { width: 360, height: 640 } }, async (page, stage) => {
    await anaWrites(stage, "Umapalavramuitolongasemespaços".repeat(8));
    await page.getByRole("region", { name: "Ana Souza" }).waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
    const button = await page.getByRole("button", { name: "Enviar" }).boundingBox();
    assert.ok(button && button.height >= 44 && button.x + button.width <= 360);
  });
});

Deno.test("Without JavaScript the forms do the same", { ignore }, async () => {
  await onPage({ javaScriptEnabled: false }, async (page) => {
    await page.getByLabel("Nome", { exact: true }).fill("Caio");
    await page.getByRole("button", { name: "Criar cliente" }).click();
    await page.getByLabel("Escrever como Caio").fill("Oi");
    await page.getByRole("button", { name: "Enviar" }).click();
    await page.getByRole("region", { name: "Caio" }).getByText("Oi", { exact: true }).waitFor();
  });
});
