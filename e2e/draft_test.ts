import { equal } from "node:assert/strict";
import { eventually } from "../testing/eventually.ts";
import { alive, button, composer, openTab, openTicket } from "./inbox_screen.ts";
import { journey } from "./journey.ts";

journey("a draft survives a reload and waits on another device", async ({ stage, arrive }) => {
  stage.customer({ name: "Otávio Luz" }).writes("Tudo bem?");
  const desk = await arrive("ana");
  await openTab(desk, "Aguardando");
  await openTicket(desk, "Otávio Luz");
  await alive(desk);
  await button(desk, "Aceitar").click();
  await composer(desk).fill("Ainda não sei como");
  await desk.reload(); // right after the last key: leaving the page is what saves it
  await alive(desk);
  equal(await composer(desk).inputValue(), "Ainda não sei como");

  await composer(desk).fill("Ainda não sei como dizer");
  const { pathname } = new URL(desk.url());
  const phone = await arrive("ana", { viewport: { width: 360, height: 640 } });
  await eventually(async () => {
    await phone.goto(pathname);
    return await composer(phone).inputValue() === "Ainda não sei como dizer";
  }, "the draft is on the phone");
  await alive(phone);
  await button(phone, "Enviar").click();
  await eventually(async () => {
    await desk.goto(pathname);
    return await composer(desk).inputValue() === "";
  }, "what was sent is no draft any more");
});
