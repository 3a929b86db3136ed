import { Buffer } from "node:buffer";
import { equal, ok } from "node:assert/strict";
import type { Page } from "playwright-core";
import { eventually } from "../testing/eventually.ts";
import { alive, bubble, button, composer, openTab, openTicket } from "./inbox_screen.ts";
import { journey } from "./journey.ts";

const PDF = {
  name: "nota.pdf",
  mimeType: "application/pdf",
  buffer: Buffer.from("%PDF-1.4\n%%EOF\n"),
};
const picture = async (page: Page) => ({
  name: "foto.png",
  mimeType: "image/png",
  buffer: Buffer.from(await page.screenshot()),
});

async function serve(page: Page, name: string): Promise<void> {
  await openTab(page, "Aguardando");
  await openTicket(page, name);
  await alive(page);
  await button(page, "Aceitar").click();
  await composer(page).waitFor();
}

journey(
  "chosen files are looked at, given words, and go out in order, pictures made small",
  async ({ stage, arrive }) => {
    const rui = stage.customer({ name: "Rui Prado" });
    rui.writes("Tem foto do produto?");
    const page = await arrive("ana", { viewport: { width: 2000, height: 1300 } });
    await serve(page, "Rui Prado");
    const exe = { name: "virus.exe", mimeType: "application/x-msdownload", buffer: Buffer.from("MZ") };
    await page.locator("input[type=file]").first().setInputFiles([await picture(page), PDF, exe]);
    await page.getByText("O WhatsApp não aceita este tipo de arquivo.").waitFor();
    await page.getByLabel("Legenda de nota.pdf").fill("A nota");
    await composer(page).fill("Aqui está");
    await button(page, "Enviar").click();

    await bubble(page, "Aqui está").waitFor();
    equal(await page.locator(".tray li").count(), 1, "what WhatsApp refuses stays, with its reason");
    await page.getByText("O WhatsApp não aceita este tipo de arquivo.").waitFor();
    await page.getByRole("button", { name: "Não enviar: virus.exe" }).click();
    await page.locator(".tray").waitFor({ state: "detached" });
    const sent = () => rui.chat().filter(({ type, from }) => from === "business" && type !== "text");
    await eventually(
      () => sent().length === 2 && sent().every(({ status }) => status === "delivered"),
      "both arrived",
    );
    equal(sent().map(({ type, text }) => `${type} ${text}`).join(), "image Aqui está,document A nota");
    const medium = stage.world.media.find(sent()[0]?.media_id ?? "");
    equal(medium?.mime_type, "image/jpeg", "2000 pixels became a JPEG of 1600");
  },
);

journey("a picture goes as a document, as it is", async ({ stage, arrive }) => {
  const ada = stage.customer({ name: "Ada Melo" });
  ada.writes("Preciso do original");
  const page = await arrive("ana", { viewport: { width: 2000, height: 1300 } });
  await serve(page, "Ada Melo");
  await page.locator("input[type=file]").first().setInputFiles(await picture(page));
  await page.getByLabel("Enviar como documento").check();
  await button(page, "Enviar").click();
  await eventually(() => ada.chat().some(({ type }) => type === "document"), "arrived");
  const document = ada.chat().find(({ type }) => type === "document");
  equal(stage.world.media.find(document?.media_id ?? "")?.mime_type, "image/png");
});

journey("a file waits for the line, says so, and can be taken back", async ({ stage, arrive }) => {
  const eva = stage.customer({ name: "Eva Luz" });
  eva.writes("Manda o boleto?");
  const page = await arrive("ana");
  await serve(page, "Eva Luz");
  await page.locator("input[type=file]").first().setInputFiles([PDF, { ...PDF, name: "outra.pdf" }]);
  await page.locator(".tray").waitFor(); // what sends files is here by then
  await page.context().setOffline(true);
  await button(page, "Enviar").click();
  await page.getByText("Será enviado quando a conexão voltar. Não feche esta página.").first().waitFor();
  const other = page.locator(".m.out", { hasText: "outra.pdf" });
  await other.getByRole("button", { name: "Cancelar" }).click();
  await other.waitFor({ state: "detached" });
  await page.context().setOffline(false);
  await eventually(
    () => eva.chat().some(({ type }) => type === "document"),
    "it went when the line was back",
    15_000,
  );
  ok(await page.locator(".m.out", { hasText: "nota.pdf" }).count() === 1, "one bubble");
  equal(eva.chat().filter(({ type }) => type === "document").length, 1, "what was taken back never went");
});

journey("files are dropped on the thread and pasted into the field", async ({ stage, arrive }) => {
  stage.customer({ name: "Gil Mota" }).writes("Oi");
  const page = await arrive("ana");
  await openTab(page, "Aguardando");
  await openTicket(page, "Gil Mota");
  await alive(page);
  const files = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(["%PDF-1.4"], "solta.pdf", { type: "application/pdf" }));
    return data;
  });
  const opens = await page.locator("main.thread").evaluate(
    (pane, dataTransfer) =>
      pane.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true })),
    files,
  );
  equal(opens, false, "where nothing can be written yet, the page stays all the same");
  await button(page, "Aceitar").click();
  await composer(page).waitFor();
  await page.locator("main.thread").dispatchEvent("drop", { dataTransfer: files });
  await page.locator(".tray").getByText("solta.pdf", { exact: true }).waitFor();
  await composer(page).evaluate((field) => {
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File(["%PDF-1.4"], "colada.pdf", { type: "application/pdf" }));
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  await page.locator(".tray").getByText("colada.pdf", { exact: true }).waitFor();
  equal(await page.locator(".tray li").count(), 2);
});

journey("a file goes by a form alone", async ({ stage, arrive }) => {
  const leo = stage.customer({ name: "Leo Maia" });
  leo.writes("E o contrato?");
  await eventually(() => leo.received().length === 1, "heard");
  const page = await arrive("ana", { scripts: false });
  await openTab(page, "Aguardando");
  await openTicket(page, "Leo Maia");
  await button(page, "Aceitar").click();
  await page.getByTitle("Anexar").click();
  await page.locator("input[type=file]").first().setInputFiles(PDF);
  await composer(page).fill("Segue");
  await page.getByTitle("Anexar").click({ position: { x: 5, y: 5 } });
  await button(page, "Enviar").click();
  await eventually(
    () => leo.chat().some(({ type, text }) => type === "document" && text === "Segue"),
    "the file is on the phone",
  );
});
