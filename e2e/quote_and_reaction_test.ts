import { equal } from "node:assert/strict";
import { eventually } from "../testing/eventually.ts";
import { alive, bubble, button, composer, openTab, openTicket } from "./inbox_screen.ts";
import { journey } from "./journey.ts";

journey("an answer quotes what it answers, an emoji is put on it", async ({ stage, arrive }) => {
  const caio = stage.customer({ name: "Caio Reis" });
  const asked = caio.writes("Abre no feriado?");
  const page = await arrive("ana");
  await openTab(page, "Aguardando");
  await openTicket(page, "Caio Reis");
  await alive(page);
  await button(page, "Aceitar").click();
  await composer(page).waitFor();

  const said = bubble(page, "Abre no feriado?").first();
  await said.hover();
  await said.getByTitle("Opções da mensagem").click();
  await page.getByRole("link", { name: "Responder" }).click();
  await page.getByText("Resposta a Caio Reis").waitFor();
  await composer(page).fill("Abre, sim");
  await button(page, "Enviar").click();
  await eventually(
    () => caio.chat().some(({ text, reply_to }) => text === "Abre, sim" && reply_to === asked),
    "quoted",
  );
  equal(await page.getByText("Resposta a Caio Reis").count(), 0);

  await said.hover();
  await said.getByTitle("Opções da mensagem").click();
  await page.getByRole("link", { name: "Reagir" }).click();
  await page.getByLabel("Buscar emoji").fill("coracao vermelho");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await eventually(
    () =>
      caio.chat().some(({ wamid, reactions }) =>
        wamid === asked && reactions.some(({ emoji }) => emoji.includes("❤"))
      ),
    "the reaction is on the phone",
  );
});

journey("an emoji goes into the text where the caret is", async ({ stage, arrive }) => {
  stage.customer({ name: "Nina Sá" }).writes("Oi");
  const page = await arrive("ana");
  await openTab(page, "Aguardando");
  await openTicket(page, "Nina Sá");
  await alive(page);
  await button(page, "Aceitar").click();
  await composer(page).fill("Oi Nina");
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.getByTitle("Emoji").click();
  await page.getByLabel("Buscar emoji").fill("foguete");
  await page.getByRole("button", { name: "foguete" }).first().click();
  equal(await composer(page).inputValue(), "Oi🚀 Nina");
});
