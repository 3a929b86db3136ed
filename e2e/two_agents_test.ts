import { equal } from "node:assert/strict";
import { alive, button, composer, countOn, openTab, openTicket, rowOf } from "./inbox_screen.ts";
import { journey } from "./journey.ts";

journey(
  "of two agents who accept at once one gets it, the other is told by whom",
  async ({ stage, arrive }) => {
    const customer = stage.customer({ name: "Dario Prado" });
    customer.writes("Preciso de ajuda");
    const [ana, bruno] = await Promise.all([arrive("ana"), arrive("bruno")]);
    for (const page of [ana, bruno]) {
      await openTab(page, "Aguardando");
      await openTicket(page, "Dario Prado");
      await alive(page);
    }

    // Bruno's press is on its way while Ana's is decided.
    const held = Promise.withResolvers<void>();
    await bruno.route("**/acceptance", async (route) => {
      await held.promise;
      await route.continue();
    });
    const [asked] = await Promise.all([
      bruno.waitForRequest("**/acceptance"),
      button(bruno, "Aceitar").click(),
    ]);
    equal(asked.method(), "POST");
    await button(ana, "Aceitar").click();
    await composer(ana).waitFor();
    held.resolve();

    await bruno.getByRole("alert").filter({ hasText: /Ana aceitou/ }).waitFor();
    await bruno.getByText("Ana está atendendo").waitFor();
    equal(await composer(bruno).count(), 0, "Bruno can't write to Ana's customer");
    equal(await countOn(bruno, "Aguardando"), 0);
    await openTab(ana, "Atendendo");
    await rowOf(ana, "Dario Prado").waitFor();
  },
);
