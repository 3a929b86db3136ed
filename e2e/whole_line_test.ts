import { deepEqual, equal } from "node:assert/strict";
import { eventually } from "../testing/eventually.ts";
import { alive, bubble, button, composer, countOn, openTab, openTicket, rowOf } from "./inbox_screen.ts";
import { journey } from "./journey.ts";

journey("a customer writes, is answered and says goodbye, live on both sides", async ({ stage, arrive }) => {
  const carla = stage.customer({ name: "Carla Nogueira" });
  const agent = await arrive("ana");
  await openTab(agent, "Aguardando");
  await alive(agent);
  let loads = 0;
  agent.on("framenavigated", () => loads++);
  const phonePage = await arrive(null, { at: stage.simulatorUrl });
  const phone = phonePage.getByRole("region", { name: "Carla Nogueira" });
  const writes = async (text: string) => {
    await phone.getByLabel("Escrever como Carla Nogueira").fill(text);
    await phone.getByRole("button", { name: "Enviar" }).click();
  };

  // A row appears by itself.
  await writes("Bom dia, vocês abrem hoje?");
  await rowOf(agent, "Carla Nogueira").filter({ hasText: "Olá, Carla. Já vamos atender." }).waitFor();
  equal(await countOn(agent, "Aguardando"), 1);
  equal(loads, 0, "nothing was reloaded");

  // Looking tells the customer nothing.
  await openTicket(agent, "Carla Nogueira");
  await alive(agent);
  await agent.getByText("Você está vendo sem aceitar").waitFor();
  await bubble(agent, "Bom dia, vocês abrem hoje?").waitFor();
  await phone.getByText("Olá, Carla. Já vamos atender.").waitFor();
  await rowOf(agent, "Carla Nogueira").locator(".count").waitFor();
  equal(carla.chat()[0]?.status, "delivered", "delivered, never read");

  // Accepting brings the acceptance message and the composer.
  await button(agent, "Aceitar").click();
  await composer(agent).waitFor();
  await phone.getByText("Ana vai atender você.").waitFor();
  await bubble(agent, "Ana vai atender você.").waitFor();

  // The own bubble is there before the server knows it, then ticks come one by one.
  const held = Promise.withResolvers<void>();
  await agent.route("**/messages", async (route) => {
    await held.promise;
    await route.continue();
  });
  await composer(agent).fill("Abrimos às 9 h.");
  await composer(agent).press("Enter");
  const mine = bubble(agent, "Abrimos às 9 h.");
  await mine.locator(".tick", { hasText: "Enviando…" }).waitFor();
  equal(await composer(agent).inputValue(), "");
  held.resolve();
  await phone.getByText("Abrimos às 9 h.").waitFor();
  await mine.locator(".tick", { hasText: "Entregue" }).waitFor();
  await phone.getByRole("button", { name: "Abrir" }).click();
  await mine.locator(".tick", { hasText: "Lida" }).waitFor();
  equal(await mine.count(), 1);

  // The answer comes into the open thread; closing moves the ticket.
  await writes("Perfeito, obrigada");
  await bubble(agent, "Perfeito, obrigada").waitFor();
  await eventually(async () => await rowOf(agent, "Carla Nogueira").locator(".count").count() === 0, "read");
  await button(agent, "Fechar").click();
  await agent.getByText("Ticket resolvido").waitFor();
  await phone.getByText("Obrigado pelo contato.").waitFor();
  await openTab(agent, "Resolvidos");
  await rowOf(agent, "Carla Nogueira").waitFor();

  deepEqual(carla.chat().map(({ from, text }) => `${from}: ${text}`), [
    "customer: Bom dia, vocês abrem hoje?",
    "business: Olá, Carla. Já vamos atender.",
    "business: Ana vai atender você.",
    "business: Abrimos às 9 h.",
    "customer: Perfeito, obrigada",
    "business: Obrigado pelo contato.",
  ]);
});
