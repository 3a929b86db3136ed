import { deepEqual, equal } from "node:assert/strict";
import { eventually } from "../testing/eventually.ts";
import { alive, bubble, button, composer, openTab, openTicket, rowOf } from "./inbox_screen.ts";
import { journey } from "./journey.ts";

const strip = "Sem conexão. O que você escrever será enviado quando voltar.";

journey("the server is killed and comes back: the open page misses nothing", async ({ stage, arrive }) => {
  const [old, fresh] = [stage.customer({ name: "Gil Motta" }), stage.customer({ name: "Hugo Alves" })];
  old.writes("Primeira");
  const page = await arrive("ana");
  await openTab(page, "Aguardando");
  await alive(page);
  await rowOf(page, "Gil Motta").waitFor();

  await stage.server.kill();
  await page.getByText(strip).waitFor();
  old.writes("Segunda, enquanto o servidor estava fora");
  fresh.writes("Eu também");
  await stage.server.start();

  await rowOf(page, "Gil Motta").filter({ hasText: "Segunda, enquanto" }).waitFor();
  await rowOf(page, "Hugo Alves").waitFor();
  await page.getByText(strip).waitFor({ state: "detached" });
  const live = await page.locator(".rows").innerText();
  await page.reload();
  equal(await page.locator(".rows").innerText(), live, "a reload shows the very same");
});

journey(
  "an answer written while the server is away goes out once, when it is back",
  async ({ stage, arrive }) => {
    const customer = stage.customer({ name: "Iara Melo" });
    customer.writes("Alô?");
    const page = await arrive("ana");
    await openTab(page, "Aguardando");
    await openTicket(page, "Iara Melo");
    await alive(page);
    await button(page, "Aceitar").click();
    await composer(page).waitFor();
    await eventually(() => customer.received().length === 2, "greeted and accepted");

    await stage.server.kill();
    await page.getByText(strip).waitFor();
    await composer(page).fill("Escrito sem servidor");
    await composer(page).press("Enter");
    await composer(page).fill("E mais esta");
    await composer(page).press("Enter");
    const waiting = bubble(page, "Escrito sem servidor");
    await waiting.locator(".tick", { hasText: "Será enviada quando a conexão voltar" }).waitFor();
    await stage.server.start();

    await bubble(page, "E mais esta").locator(".tick", { hasText: "Entregue" }).waitFor({ timeout: 15_000 });
    await waiting.locator(".tick", { hasText: "Entregue" }).waitFor();
    equal(await waiting.count(), 1);
    deepEqual(customer.received().slice(2), ["Escrito sem servidor", "E mais esta"]);
  },
);
