import { deepEqual, equal, ok } from "node:assert/strict";
import type { BrowserContext } from "playwright-core";
import { scopeOf, type Ticket } from "../../core/tickets/mod.ts";
import { openBrowser } from "../../testing/browser.ts";
import { aSupervisor, aTicket } from "../../testing/builders.ts";
import { bundleTab, Site } from "../../testing/event_site.ts";
import { eventually } from "../../testing/eventually.ts";
import { openTestCore, type TestCore } from "../../testing/test_core.ts";

const script = await bundleTab();

function journey(
  name: string,
  body: (site: Site, context: BrowserContext, tell: () => Promise<void>) => Promise<void>,
) {
  Deno.test({
    name,
    sanitizeOps: false, // playwright keeps its pipe to the browser until the process ends
    sanitizeResources: false,
    async fn() {
      await using core = await openTestCore();
      await using browser = await openBrowser();
      const site = new Site(core, await aSupervisor(core), script);
      const ticket = await aTicket(core);
      site.start();
      try {
        await body(site, await browser.newContext(), () => tellOf(core, ticket));
      } finally {
        await browser.close();
        await site.kill();
      }
    },
  });
}

async function tellOf(core: TestCore, ticket: Ticket): Promise<void> {
  const about = { ticketId: ticket.id, before: scopeOf(ticket), after: ticket, by: null };
  await core.commit((unit) => unit.emit({ name: "ticket.read", ...about }));
}

journey(
  "all tabs share one line, and when its holder is closed the next takes over",
  async (site, context, tell) => {
    const [first, second, third] = [
      await site.open(context, 0),
      await site.open(context, 0),
      await site.open(context, 0),
    ];
    await eventually(() => site.lines === 1, "there is a line");
    await tell();
    for (const tab of [first, second, third]) await tab.hasGot(1);
    equal(site.lines, 1);

    await first.page.close();
    await tell();
    await tell();

    for (const tab of [second, third]) await tab.hasGot(1, 2, 3);
    await eventually(() => site.lines === 1, "there is one line again");
  },
);

journey("a server that is killed and comes back is missed by no tab", async (site, context, tell) => {
  const [first, second] = [await site.open(context, 0), await site.open(context, 0)];
  await tell();
  for (const tab of [first, second]) await tab.hasGot(1);

  await site.kill();
  await eventually(async () => (await second.states()).at(-1) === false, "the tab knows it is offline");
  await tell();
  await tell();
  site.start();

  for (const tab of [first, second]) {
    await tab.hasGot(1, 2, 3);
    await eventually(async () => (await tab.states()).at(-1) === true, "the tab knows it is online");
  }
});

journey(
  "a tab with an older cursor catches up by asking, and a newer one gets nothing twice",
  async (site, context, tell) => {
    for (let i = 0; i < 5; i++) await tell();
    const holder = await site.open(context, 5);
    await eventually(async () => (await holder.states()).at(-1) === true, "the holder is online");
    const [older, newer] = [await site.open(context, 2), await site.open(context, 5)];
    await older.hasGot(3, 4, 5);
    await tell();

    await older.hasGot(3, 4, 5, 6);
    await newer.hasGot(6);
    await holder.hasGot(6);
    equal(site.lines, 1);
    ok(site.asked.includes("application/json"));
  },
);

journey("an order to load anew reaches every tab", async (site, context, tell) => {
  const [first, second] = [await site.open(context, 0), await site.open(context, 0)];
  await eventually(() => site.lines === 1, "there is a line");
  await site.core.commit((unit) => unit.emit({ name: "settings.changed" }));
  await tell();

  for (const tab of [first, second]) await tab.hasGot("reset", 2);
});

journey("what happens while a page loads anew is given to it afterwards", async (site, context, tell) => {
  const [tab, other] = [await site.open(context, 0), await site.open(context, 0)];
  await eventually(() => site.lines === 1, "there is a line");
  await tab.page.evaluate("slow = true");
  await site.core.commit((unit) => unit.emit({ name: "settings.changed" }));
  await tell();
  await other.hasGot("reset", 2);
  deepEqual(await tab.got(), ["reset"]);
  await tab.page.evaluate("loaded()");

  await tab.hasGot("reset", 2);
});

journey(
  "a page that goes into the cache lets go of its line, and misses nothing when it comes back",
  async (site, context, tell) => {
    const tab = await site.open(context, 0);
    await eventually(() => site.lines === 1, "there is a line");
    await tab.page.evaluate(`dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }))`);
    await eventually(() => site.lines === 0, "the line is gone");
    await tell();
    await tab.page.evaluate(`dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }))`);
    await tab.hasGot(1);

    await tab.page.evaluate("stop()");
    await eventually(() => site.lines === 0, "stopped for good");
  },
);

journey("where a browser has no locks every tab has a line of its own", async (site, context, tell) => {
  await context.addInitScript("delete Navigator.prototype.locks");
  const [first, second] = [await site.open(context, 0), await site.open(context, 0)];
  await eventually(() => site.lines === 2, "there are two lines");
  await tell();

  for (const tab of [first, second]) await tab.hasGot(1);
});

journey(
  "a machine that goes offline says so, and catches up when it is back",
  async (site, context, tell) => {
    const tab = await site.open(context, 0);
    await eventually(async () => (await tab.states()).at(-1) === true, "online");
    await context.setOffline(true);
    await eventually(async () => (await tab.states()).at(-1) === false, "offline");
    await tell();
    await context.setOffline(false);

    await tab.hasGot(1);
    await eventually(async () => (await tab.states()).at(-1) === true, "online again");
  },
);
