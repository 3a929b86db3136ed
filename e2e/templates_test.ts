import { eventually } from "../testing/eventually.ts";
import { withTemplates } from "../testing/stage/with_templates.ts";
import { alive, button, openTab, openTicket } from "./inbox_screen.ts";
import { journey } from "./journey.ts";

const DAY = 24 * 60 * 60_000;
const database = await withTemplates();
const TEXT = "Olá, Ivo! Seu pedido 77 foi confirmado. Obrigado pela compra!";

for (const scripts of [true, false]) {
  const how = scripts ? "in a dialog over the thread" : "by pages alone";
  journey(
    `outside of the window a template is chosen, filled in and sent, ${how}`,
    async ({ stage, arrive }) => {
      const ivo = stage.customer({ name: "Ivo Braga" });
      stage.world.clock.advance(-2 * DAY);
      ivo.writes("Alguém aí?");
      stage.world.clock.advance(2 * DAY);
      const page = await arrive("ana", { scripts });
      await openTab(page, "Aguardando");
      if (scripts) await page.locator(".row").first().waitFor();
      else {
        await eventually(async () => {
          await page.reload();
          return await page.locator(".row").count() === 1;
        }, "the ticket is there");
      }
      await openTicket(page, "Ivo Braga");
      if (scripts) await alive(page);
      await button(page, "Aceitar").click();
      await page.getByRole("link", { name: "Escolher modelo" }).click();
      await page.getByLabel("Nome ou palavras do modelo").fill("confirmado");
      await page.getByRole("button", { name: "Buscar", exact: true }).click();
      await page.getByRole("link", { name: "pedido_confirmado pt_BR" }).click();
      await page.getByLabel("Variável 1").fill("Ivo");
      await page.getByLabel("Variável 2").fill("77");
      if (scripts) await page.locator(".model", { hasText: TEXT }).waitFor();
      await page.getByRole("button", { name: "Enviar", exact: true }).last().click();
      await eventually(
        () => ivo.chat().some(({ type, status }) => type === "template" && status === "delivered"),
        "arrived",
      );
      await page.locator(".m.out", { hasText: TEXT }).waitFor();
    },
    { database },
  );
}
