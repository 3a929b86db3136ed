import { equal, match } from "node:assert/strict";
import { journey } from "./journey.ts";
import { alive, countOn } from "./inbox_screen.ts";

journey("the newcomer's first run: set-up, the inbox, and no second set-up", async ({ arrive }) => {
  const page = await arrive(null);
  await page.waitForURL("**/setup");
  await page.getByRole("heading", { name: "Bem-vindo ao Balcão" }).waitFor();

  await page.getByLabel("Seu nome").fill("Clara Admin");
  await page.getByLabel("E-mail").fill("clara@example.com");
  await page.getByLabel("Senha").fill("12345");
  await page.getByRole("button", { name: "Criar acesso e entrar" }).click();
  match(await page.getByRole("alert").innerText(), /senha é fraca/);
  equal(await page.getByLabel("Seu nome").inputValue(), "Clara Admin", "what was typed is still there");
  equal(await page.getByLabel("E-mail").inputValue(), "clara@example.com");
  equal(await page.getByLabel("Senha").inputValue(), "", "but never a password");

  await page.getByLabel("Senha").fill("uma senha bem comprida");
  await page.getByRole("button", { name: "Criar acesso e entrar" }).click();
  await page.waitForURL("**/tickets");
  await page.getByText("Nenhuma conexão ainda").waitFor();
  equal(await countOn(page, "Aguardando"), 0);
  await alive(page);

  const stranger = await arrive(null, { at: "/setup" });
  await stranger.waitForURL("**/login");
  const late = await stranger.request.post("/setup", {
    form: { name: "Eve", email: "eve@example.com", password: "outra senha comprida" },
    headers: { origin: new URL(stranger.url()).origin },
  });
  match(late.url(), /\/login$/, "the set-up is gone for good");

  await page.getByRole("button", { name: "Sair" }).first().click();
  await page.waitForURL("**/login?left**");
  await page.getByText("Você saiu.").waitFor();
  await page.goto("/tickets");
  await page.waitForURL("**/login");
}, { empty: true });
