import { deepEqual } from "node:assert/strict";
import { eventually } from "../testing/eventually.ts";
import { alive, bubble, button, composer, openTab, openTicket, rowOf } from "./inbox_screen.ts";
import { journey } from "./journey.ts";

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

    deepEqual(customer.received(), [
      "Olá, Rita. Já vamos atender.",
      "Ana vai atender você.",
      "Sou o técnico",
    ], "accepted twice, told once; and no farewell");
  },
);
