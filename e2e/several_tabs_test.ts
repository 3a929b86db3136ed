import { equal } from "node:assert/strict";
import type { Request } from "playwright-core";
import { eventually } from "../testing/eventually.ts";
import { alive, openTab, rowOf } from "./inbox_screen.ts";
import { journey } from "./journey.ts";

journey(
  "several tabs share one event stream, and outlive the one that held it",
  async ({ stage, arrive }) => {
    const first = await arrive("ana");
    const context = first.context();
    const streams = new Set<Request>();
    context.on("request", (request) => request.resourceType() === "eventsource" && streams.add(request));
    context.on("requestfinished", (request) => streams.delete(request));
    context.on("requestfailed", (request) => streams.delete(request));
    const open = () => [...streams].filter((request) => !request.frame().page().isClosed()).length;
    await openTab(first, "Aguardando");
    const tabs = [first, await context.newPage(), await context.newPage(), await context.newPage()];
    for (const page of tabs.slice(1)) await page.goto("/tickets?tab=waiting");
    for (const page of tabs) await alive(page);

    stage.customer({ name: "Paula Reis" }).writes("Olá a todas as abas");
    for (const page of tabs) await rowOf(page, "Paula Reis").waitFor();
    equal(open(), 1, "one stream for four tabs");

    await first.close();
    await eventually(() => open() === 1, "another tab has taken over");
    stage.customer({ name: "Quim Serra" }).writes("Ainda aí?");
    for (const page of tabs.slice(1)) await rowOf(page, "Quim Serra").waitFor();
    equal(open(), 1);
  },
);
