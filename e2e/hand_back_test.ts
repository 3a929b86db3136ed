import { deepEqual, equal, ok } from "node:assert/strict";
import { eventually } from "../testing/eventually.ts";
import { alive, bubble, button, composer, openTab, openTicket, rowOf } from "./inbox_screen.ts";
import { journey, signIn } from "./journey.ts";

journey(
  "a ticket is handed back with a reason, taken by a colleague, closed without farewell",
  async ({ stage, arrive }) => {
    const customer = stage.customer({ name: "Rita Cunha" });
    customer.writes("Meu aparelho não liga");
    const [ana, bruno] = await Promise.all([arrive("ana"), arrive("bruno")]);
    await openTab(ana, "Aguardando");
    await openTicket(ana, "Rita Cunha");
    await alive(ana);
    await button(ana, "Aceitar").click();
    await composer(ana).waitFor();
    await openTab(bruno, "Aguardando");
    await alive(bruno);
    await eventually(async () => await rowOf(bruno, "Rita Cunha").count() === 0, "Ana has it");

    await ana.getByTitle("Mais opções").click();
    await ana.getByLabel("Motivo (opcional)").fill("É com o técnico");
    await button(ana, "Retornar para aguardando").click();
    await ana.getByText("Você está vendo sem aceitar").waitFor();

    await openTicket(bruno, "Rita Cunha");
    await alive(bruno);
    await bruno.locator(".sys").filter({ hasText: "Ana retornou o ticket para aguardando" }).waitFor();
    await button(bruno, "Aceitar").click();
    await composer(bruno).fill("Sou o técnico");
    await composer(bruno).press("Enter");
    await bubble(bruno, "Sou o técnico").locator(".tick", { hasText: "Entregue" }).waitFor();
    await bubble(ana, "Sou o técnico").waitFor(); // the pane she left open is alive as well
    await bruno.getByTitle("Mais opções").click();
    await button(bruno, "Fechar sem despedida").click();
    await bruno.getByText("Ticket resolvido").waitFor();
    await ana.getByText("Ticket resolvido").waitFor();

    await eventually(() => customer.received().length >= 3, "all is on the phone");
    deepEqual(customer.received(), [
      "Olá, Rita. Já vamos atender.",
      "Ana vai atender você.",
      "Sou o técnico",
    ], "accepted twice, told once; and no farewell");
  },
);

journey(
  "what an agent could not send stays hers: a colleague who signs in at the same tab never says it",
  async ({ stage, arrive }) => {
    const customer = stage.customer({ name: "Sara Nunes" });
    customer.writes("Tem conserto?");
    const page = await arrive("ana");
    await openTab(page, "Aguardando");
    await openTicket(page, "Sara Nunes");
    await alive(page);
    await button(page, "Aceitar").click();
    await composer(page).waitFor();
    const thread = new URL(page.url()).pathname;
    await page.route("**/messages", (route) => route.abort());
    await composer(page).fill("Da Ana, que não saiu");
    await composer(page).press("Enter");
    await bubble(page, "Da Ana, que não saiu").locator(".tick", { hasText: "Será enviada" }).waitFor();
    await page.getByTitle("Mais opções").click();
    await button(page, "Retornar para aguardando").click();
    await page.getByText("Você está vendo sem aceitar").waitFor();
    await page.goto("/tickets");
    await page.getByRole("button", { name: "Sair" }).click();
    await page.waitForURL("**/login?left");

    await page.unroute("**/messages");
    await signIn(page, "bruno", thread);
    await alive(page);
    equal(await bubble(page, "Da Ana, que não saiu").count(), 0);
    await button(page, "Aceitar").click();
    await composer(page).fill("Do Bruno");
    await composer(page).press("Enter");
    await bubble(page, "Do Bruno").locator(".tick", { hasText: "Entregue" }).waitFor();

    equal(customer.received().at(-1), "Do Bruno");
    ok(!customer.received().includes("Da Ana, que não saiu"));
  },
);
