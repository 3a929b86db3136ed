/** The page of phones with every kind of message: what is shown, and what a person can do with it. */
import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { type Browser, chromium, type Locator, type Page } from "playwright-core";
import { existsSync } from "node:fs";
import {
  anaWrites,
  aSimStage,
  at,
  numberId,
  type SimStage,
  until,
} from "../../testing/simulator/sim_stage.ts";

const usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const named = Deno.env.get("CHROMIUM_PATH");
const executablePath = (named ? [named] : usual).find((path) => existsSync(path));
const ignore = executablePath === undefined;
const args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"];

async function withAna(
  options: Parameters<Browser["newPage"]>[0],
  play: (page: Page, ana: Locator, stage: SimStage) => Promise<void>,
): Promise<void> {
  await using stage = await aSimStage();
  await anaWrites(stage);
  await stage.control("PATCH", "/phones/BR.1001", { auto_read: true });
  const browser = await chromium.launch({ executablePath, args });
  try {
    const page = await browser.newPage(options);
    const trouble: string[] = [];
    page.on("pageerror", (error) => trouble.push(String(error)));
    page.on("console", (line) => line.type() === "error" && trouble.push(line.text()));
    await page.goto(stage.sim.url);
    await play(page, page.getByRole("region", { name: "Ana Souza" }), stage);
    assert.deepEqual(trouble, []);
  } finally {
    await browser.close();
  }
}

const send = (stage: SimStage, message: Record<string, unknown>) =>
  stage.send({ to: "5511987654321", ...message });
const inbound = (stage: SimStage, look: (message: unknown) => boolean) =>
  until("the webhook", () => stage.inbox.messages().find(look) ?? null);
const buttons = [{ type: "reply", reply: { id: "sim", title: "Sim" } }];
const interactive = { type: "button", body: { text: "Confirma?" }, action: { buttons } };

Deno.test("An example of each type is sent from the menu and shows on the phone", { ignore }, async () => {
  await withAna({ viewport: { width: 1280, height: 800 } }, async (_, ana, stage) => {
    const choose = async (name: string) => {
      await ana.getByLabel("Anexar").click();
      await ana.getByRole("button", { name, exact: true }).click();
    };
    await choose("Foto");
    const photo = ana.getByRole("img", { name: "Foto" });
    await photo.waitFor();
    await until(
      "painted",
      () => photo.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth === 640),
    );
    await choose("Figurinha");
    await ana.getByRole("img", { name: "Figurinha" }).waitFor();
    await choose("Voz");
    const voice = ana.getByLabel("Áudio");
    await voice.waitFor();
    assert.equal(
      await voice.evaluate((sound) =>
        sound instanceof HTMLAudioElement && sound.canPlayType("audio/ogg") !== ""
      ),
      true,
    );
    await choose("Localização");
    await ana.getByText("MASP").waitFor();
    await choose("Contato");
    await ana.getByText("Rita Alves").waitFor();
    await choose("Documento");
    await ana.getByRole("link", { name: "comprovante.pdf" }).waitFor();
    await inbound(stage, (message) => at(message, "audio", "voice") === true);
  });
});

Deno.test("A file from the disk is sent with its caption", { ignore }, async () => {
  await withAna({ viewport: { width: 1280, height: 800 } }, async (_, ana, stage) => {
    await ana.getByLabel("Anexar").click();
    const buffer = Deno.readFileSync(new URL("../samples/drawing.png", import.meta.url));
    const file = { name: "mapa.png", mimeType: "image/png", buffer: Buffer.from(buffer) };
    await ana.getByLabel("Arquivo", { exact: true }).setInputFiles(file);
    await ana.getByLabel("Legenda").fill("O mapa");
    await ana.getByRole("button", { name: "Mandar arquivo" }).click();
    await ana.getByText("O mapa").waitFor();
    const message = await inbound(stage, (one) => at(one, "type") === "image");
    assert.equal(at(message, "image", "caption"), "O mapa");
    assert.equal(stage.sim.world.media.find(String(at(message, "image", "id")))?.file_size, buffer.length);
  });
});

Deno.test("A message is tapped, answered, reacted to, corrected and taken back", { ignore }, async () => {
  await withAna({ viewport: { width: 1280, height: 800 } }, async (_, ana, stage) => {
    await send(stage, { type: "interactive", interactive });
    await ana.getByRole("button", { name: "Sim" }).click();
    await inbound(stage, (one) => at(one, "interactive", "button_reply", "id") === "sim");

    const offer = ana.getByRole("listitem").filter({ hasText: "Confirma?" }).first();
    await offer.getByLabel("Opções da mensagem").click();
    await offer.getByRole("button", { name: "Reagir com 👍" }).click();
    await offer.getByLabel("Reações").getByText("👍").waitFor();

    await offer.getByLabel("Opções da mensagem").click();
    await offer.getByLabel("Resposta a esta mensagem").fill("Confirmo sim");
    await offer.getByRole("button", { name: "Responder" }).click();
    const answer = await inbound(stage, (one) => at(one, "text", "body") === "Confirmo sim");
    assert.match(String(at(answer, "context", "id")), /^wamid/);

    const own = ana.getByRole("listitem").filter({ hasText: "Bom dia" }).first();
    await own.getByLabel("Opções da mensagem").click();
    await own.getByLabel("Texto corrigido").fill("Boa tarde");
    await own.getByRole("button", { name: "Corrigir" }).click();
    const corrected = ana.getByRole("listitem").filter({ hasText: "Boa tarde" }).first();
    await corrected.getByText("editada").waitFor();
    await corrected.getByLabel("Opções da mensagem").click();
    await corrected.getByRole("button", { name: "Apagar para todos" }).click();
    await ana.getByText("Mensagem apagada").waitFor();
    await inbound(stage, (one) => at(one, "type") === "revoke");
  });
});

Deno.test("A menu that is open with words in it stays when news comes", { ignore }, async () => {
  await withAna({ viewport: { width: 1280, height: 800 } }, async (_, ana, stage) => {
    const own = ana.getByRole("listitem").filter({ hasText: "Bom dia" }).first();
    await own.getByLabel("Opções da mensagem").click();
    await own.getByLabel("Resposta a esta mensagem").fill("Ainda não termi");
    await send(stage, { text: { body: "Novidade" } });
    await ana.getByText("Novidade").waitFor();
    assert.equal(await own.getByLabel("Resposta a esta mensagem").inputValue(), "Ainda não termi");
  });
});

Deno.test("A template shows its words with the values, a quote what it answers", { ignore }, async () => {
  await withAna({ viewport: { width: 1280, height: 800 } }, async (_, ana, stage) => {
    stage.sim.world.templates.put("102290129340398", {
      name: "aviso",
      components: [
        { type: "HEADER", format: "TEXT", text: "Aviso" },
        { type: "BODY", text: "Olá {{1}}, chegou {{2}}." },
        { type: "FOOTER", text: "Casa do Café" },
        { type: "BUTTONS", buttons: [{ type: "QUICK_REPLY", text: "Obrigada" }] },
      ],
    });
    const parameters = [{ type: "text", text: "Ana" }, { type: "text", text: "o pedido" }];
    const template = {
      name: "aviso",
      language: { code: "pt_BR" },
      components: [{ type: "body", parameters }],
    };
    await send(stage, { type: "template", template });
    await ana.getByText("Olá Ana, chegou o pedido.").waitFor();
    await ana.getByRole("button", { name: "Obrigada" }).click();
    await inbound(stage, (one) => at(one, "button", "text") === "Obrigada");
    const first = await inbound(stage, (one) => at(one, "text", "body") === "Bom dia");
    await send(stage, { text: { body: "Pois não" }, context: { message_id: at(first, "id") } });
    await ana.getByRole("link", { name: /Bom dia/ }).waitFor();
  });
});

Deno.test(
  "Without JavaScript the phone calls, moves to another number and sends an example",
  { ignore },
  async () => {
    await withAna({ javaScriptEnabled: false }, async (_, ana, stage) => {
      await ana.getByLabel("Opções do telefone de Ana Souza").click();
      await ana.getByRole("button", { name: "Ligar para a empresa" }).click();
      await until("the call", () => stage.inbox.arrived.some(({ raw }) => raw.includes('"field":"calls"')));
      await ana.getByLabel("Anexar").click();
      await ana.getByRole("button", { name: "Enquete" }).click();
      await ana.getByText("Mensagem que a API não leva").waitFor();
      await ana.getByLabel("Opções do telefone de Ana Souza").click();
      await ana.getByLabel("Número novo").fill("+55 11 91111-2222");
      await ana.getByRole("button", { name: "Trocar de número" }).click();
      await ana.getByText("+55 11 91111-2222").waitFor();
      await inbound(stage, (one) => at(one, "system", "type") === "user_changed_number");
    });
  },
);

Deno.test("A group's talk shows on its participants' phones, with who said it", { ignore }, async () => {
  await withAna({ viewport: { width: 1280, height: 800 } }, async (page, ana, stage) => {
    await stage.control("POST", "/phones", { phone: "5521998761234", name: "Bia Rocha", bsuid: "BR.7" });
    const participants = ["BR.1001", "BR.7"];
    const group = await stage.control("POST", "/groups", { subject: "Turma", participants });
    const to = String(group.body.id);
    await stage.control("POST", "/phones/BR.7/messages", { text: "Oi, turma", group_id: to });
    await ana.getByText("Turma · Bia Rocha").waitFor();
    await stage.control("PATCH", `/numbers/${numberId}/standing`, { is_official: true });
    const sent = await stage.send({
      recipient_type: "group",
      to,
      type: "text",
      text: { body: "Bem-vindas" },
    });
    assert.equal(sent.status, 200, JSON.stringify(sent.body));
    await ana.getByText("Bem-vindas").waitFor();
    const said = ana.getByRole("listitem").filter({ hasText: "Bem-vindas" }).first();
    await said.getByLabel("Opções da mensagem").click();
    await said.getByLabel("Resposta a esta mensagem").fill("Obrigada");
    await said.getByRole("button", { name: "Responder" }).click();
    const answer = await inbound(stage, (one) => at(one, "text", "body") === "Obrigada");
    assert.equal(at(answer, "group_id"), to);
    await page.getByRole("region", { name: "Bia Rocha" }).getByText("Turma · Ana Souza").waitFor();
  });
});
