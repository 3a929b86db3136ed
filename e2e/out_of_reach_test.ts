import { equal } from "node:assert/strict";
import { eventually } from "../testing/eventually.ts";
import { rowsOf } from "../testing/stage/ask.ts";
import { PASSWORD, SECRET_KEY } from "../testing/stage/furnished.ts";
import { runBalcao } from "../testing/stage/run_balcao.ts";
import { alive, countOn, openTab, rowOf } from "./inbox_screen.ts";
import { journey } from "./journey.ts";

journey(
  "who is in another department sees nothing of a ticket, neither in the list, nor live, nor by its address",
  async ({ stage, arrive }) => {
    // Added while the server runs, as an owner would.
    const person = ["--email", "davi@example.com", "--name", "Davi Rocha", "--role", "agent"];
    await runBalcao(
      ["user", "add", ...person, "--department", "Suporte", "--password-stdin"],
      [PASSWORD],
      { DATA_DIR: stage.server.dataDir, SECRET_KEY },
    );
    const page = await arrive(null, { at: "/login" });
    await page.getByLabel("E-mail").fill("davi@example.com");
    await page.getByLabel("Senha").fill(PASSWORD);
    await page.getByRole("button", { name: "Entrar" }).click();
    await openTab(page, "Aguardando");
    await alive(page);
    const colleague = await arrive("ana", { at: "/tickets?tab=waiting" });
    await alive(colleague);

    stage.customer({ name: "Sérgio Melo" }).writes("Só para vendas");
    await rowOf(colleague, "Sérgio Melo").waitFor();
    const [ticket] = rowsOf(await stage.api("ana", "GET", "/tickets"));
    await eventually(() => stage.world.webhooks.pending() === 0, "all is told");
    equal(await rowOf(page, "Sérgio Melo").count(), 0);
    equal(await countOn(page, "Aguardando"), 0);

    const reply = await page.goto(`/tickets/${ticket?.id}`);
    equal(reply?.status(), 404);
    await page.getByText("Este ticket não existe ou não está ao seu alcance.").waitFor();
    equal((await page.content()).includes("Sérgio"), false);
  },
);
