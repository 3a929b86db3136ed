import { equal, match, ok } from "node:assert/strict";
import { NUMBER } from "../testing/stage/furnished.ts";
import { journey } from "./journey.ts";

const BRANCH = { ...NUMBER, phoneNumberId: "106540352242999", displayPhoneNumber: "+55 11 4000-9999" };

for (const scripts of [true, false]) {
  journey(
    `a number is connected, tested, given a greeting and its templates, ${
      scripts ? "with" : "without"
    } scripts`,
    async ({ stage, arrive }) => {
      stage.world.numbers.set(BRANCH.phoneNumberId, {
        ...BRANCH,
        webhookUrl: `${stage.server.url}/webhooks/whatsapp`,
      });
      await fetch(`${stage.simulatorUrl}/v25.0/${BRANCH.wabaId}/message_templates`, {
        method: "POST",
        headers: { authorization: `Bearer ${BRANCH.accessToken}`, "content-type": "application/json" },
        body: JSON.stringify({
          name: "pedido_enviado",
          language: "pt_BR",
          category: "UTILITY",
          components: [{ type: "BODY", text: "Seu pedido saiu para entrega." }],
        }),
      });
      const page = await arrive("admin", { scripts });
      await page.getByRole("link", { name: "Configurações" }).click();
      await page.getByRole("link", { name: "Nova conexão" }).click();
      await page.getByLabel("Nome da conexão").fill("Loja");
      await page.getByLabel("Identificador do número de telefone").fill(BRANCH.phoneNumberId);
      await page.getByLabel("Identificador da conta do WhatsApp").fill(BRANCH.wabaId);
      const secrets = async () => {
        await page.getByLabel("Token de acesso").fill(BRANCH.accessToken);
        await page.getByLabel("Chave secreta").fill(BRANCH.appSecret);
      };
      await secrets();
      await page.getByRole("button", { name: "Criar conexão" }).click();
      match(await page.getByRole("alert").innerText(), /Já existe uma conexão com este nome/);
      equal(await page.getByLabel("Token de acesso").inputValue(), "", "a secret is never drawn again");
      equal(await page.getByLabel("Identificador do número de telefone").inputValue(), BRANCH.phoneNumberId);
      await page.getByLabel("Nome da conexão").fill("Filial");
      await secrets();
      await page.getByRole("button", { name: "Criar conexão" }).click();
      await page.getByText("Conexão criada").waitFor();
      await page.getByText(`${stage.server.url}/webhooks/whatsapp`).waitFor();

      await page.getByRole("button", { name: "Testar a conexão" }).click();
      await page.getByText("Teste feito").waitFor();
      for (const question of ["O token é válido", "O número está registrado", "Os webhooks da conta"]) {
        match(await page.getByRole("listitem").filter({ hasText: question }).innerText(), /^Certo/);
      }

      await page.getByRole("link", { name: "Mensagens automáticas" }).click();
      const greeting = page.getByRole("region", { name: "Saudação" });
      await greeting.getByLabel("Enviar").check();
      await greeting.getByLabel("Texto da mensagem").fill(
        "Olá {{contact.first_name}}, aqui é da {{connection.name}}",
      );
      await page.getByRole("button", { name: "Pré-visualizar" }).click();
      await page.getByText("Olá Maria, aqui é da Filial").waitFor();
      ok(await greeting.getByLabel("Enviar").isChecked(), "what was typed is still there");
      await page.getByRole("button", { name: "Salvar" }).click();
      await page.getByText("Alterações salvas").waitFor();

      await page.getByRole("link", { name: "Voltar" }).click();
      await page.getByRole("link", { name: "Modelos" }).click();
      await page.getByRole("button", { name: "Buscar na Meta" }).click();
      await page.getByText("Seu pedido saiu para entrega.").waitFor();
    },
  );
}

journey(
  "somebody new comes in with the password that was shown once, and leaves again",
  async ({ arrive, browser, stage }) => {
    const page = await arrive("admin", { scripts: false });
    await page.goto("/settings/users/new");
    await page.getByLabel("Nome", { exact: true }).fill("Duda Reis");
    await page.getByLabel("E-mail").fill("duda@example.com");
    await page.getByLabel("Vendas").check();
    await page.getByLabel("Enviar modelos").uncheck();
    await page.getByRole("button", { name: "Criar usuário" }).click();
    const password = await page.locator("code").innerText();

    const context = await browser.newContext({ baseURL: stage.server.url, locale: "pt-BR" });
    const duda = await context.newPage();
    await duda.goto("/login");
    await duda.getByLabel("E-mail").fill("duda@example.com");
    await duda.getByLabel("Senha").fill(password);
    await duda.getByRole("button", { name: "Entrar" }).click();
    await duda.waitForURL("**/tickets");
    equal((await duda.goto("/settings"))?.status(), 403);
    await duda.getByText("só para quem administra").waitFor();

    await page.getByRole("link", { name: "Voltar" }).last().click();
    await page.getByRole("link", { name: "Desativar" }).click();
    await page.getByText("Não está atendendo ninguém agora").waitFor();
    await page.getByRole("button", { name: "Desativar" }).click();
    await page.getByText("Usuário desativado").waitFor();
    await duda.goto("/tickets");
    await duda.waitForURL("**/login**");
    await context.close();
  },
);
