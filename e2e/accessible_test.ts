/** Whoever can't see or point: every control has a name, every page a language, focus can be seen. */

import { deepEqual, equal } from "node:assert/strict";
import type { Page } from "playwright-core";
import { eventually } from "../testing/eventually.ts";
import { alive, button, composer, openTab, openTicket } from "./inbox_screen.ts";
import { journey } from "./journey.ts";

/** What a screen reader would stumble over on this page. */
function troubles(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const told = (node: Element) => node.outerHTML.slice(0, 160);
    const wordsOf = (node: Element | null): string =>
      [node?.getAttribute("aria-label"), node?.textContent, node?.getAttribute("title")]
        .concat([...node?.querySelectorAll("[aria-label],img[alt]") ?? []]
          .map((inner) => inner.getAttribute("aria-label") ?? inner.getAttribute("alt")))
        .join("").trim();
    for (const node of document.querySelectorAll("a[href],button,input,select,textarea,summary,[tabindex]")) {
      if (!node.checkVisibility() || node.getAttribute("type") === "hidden") continue;
      const labels = "labels" in node && node.labels instanceof NodeList ? [...node.labels] : [];
      const named = labels.some((label) => label.textContent?.trim()) ||
        (node.getAttribute("aria-labelledby") ?? "").split(" ").some((id) =>
          wordsOf(document.getElementById(id))
        ) ||
        (node.matches("input,select,textarea")
          ? node.getAttribute("aria-label") || node.getAttribute("title") || node.matches("[type=submit]")
          : wordsOf(node));
      if (!named) found.push(`no name: ${told(node)}`);
      if (Number(node.getAttribute("tabindex")) > 0) found.push(`order of its own: ${told(node)}`);
    }
    for (const dialog of document.querySelectorAll("dialog[open],[role=dialog]")) {
      const by = document.getElementById(dialog.getAttribute("aria-labelledby") ?? "");
      if (!(dialog.getAttribute("aria-label") || by?.textContent)) found.push(`no name: ${told(dialog)}`);
    }
    for (const image of document.images) {
      if (!image.hasAttribute("alt")) found.push(`no alt: ${told(image)}`);
    }
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    for (const id of ids.filter((id, i) => ids.indexOf(id) < i)) found.push(`twice: #${id}`);
    for (const node of document.querySelectorAll("[aria-describedby],[aria-labelledby],[aria-controls]")) {
      for (const name of ["aria-describedby", "aria-labelledby", "aria-controls"]) {
        for (const id of (node.getAttribute(name) ?? "").split(" ").filter(Boolean)) {
          if (!document.getElementById(id)) found.push(`${name} of nothing: ${told(node)}`);
        }
      }
    }
    const visible = (query: string) =>
      [...document.querySelectorAll(query)].filter((one) => one.checkVisibility()).length;
    if (visible("main:not([role])") !== 1) found.push("not one main");
    if (visible("h1") < 1) found.push("no h1");
    if (!document.documentElement.lang) found.push("no language");
    if (document.documentElement.scrollWidth > innerWidth + 1) {
      found.push(`wider than the window: ${document.documentElement.scrollWidth}`);
    }
    return found;
  });
}

/** Controls that Tab reaches and on which nothing shows that it did. */
async function unseen(page: Page, steps: number): Promise<string[]> {
  const found: string[] = [];
  for (let i = 0; i < steps; i++) {
    await page.keyboard.press("Tab");
    const node = await page.evaluate(() => {
      const { activeElement: focused } = document;
      if (!focused || focused === document.body) return null;
      const shows = (one: Element | null) => {
        if (!one) return false;
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
        return outlineStyle !== "none" && outlineWidth !== "0px" || boxShadow !== "none";
      };
      const near = [focused, focused.parentElement, focused.closest("label"), focused.closest("form")];
      return near.some(shows) ? null : focused.outerHTML.slice(0, 160);
    });
    if (node) found.push(node);
  }
  return found;
}

const PAGES = [
  "/tickets",
  "/contacts",
  "/profile",
  "/more",
  "/conversations/new",
  "/journal",
  "/settings/connections",
  "/settings/connections/new",
  "/settings/departments",
  "/settings/users",
  "/settings/users/new",
  "/settings/general",
];

journey("every page names its controls and shows where the focus is", async ({ stage, arrive }) => {
  const nara = stage.customer({ name: "Nara Lins" });
  nara.writes("Oi");
  await eventually(() => nara.received().length === 1, "she has been heard");
  const page = await arrive("admin");
  const found: Record<string, string[]> = {};
  const goTo = async (path: string) => {
    const reply = await page.goto(new URL(path, page.url()).href);
    equal(reply?.status(), 200, path);
  };
  const paths = [...PAGES];
  for (const path of PAGES) {
    await goTo(path);
    const inside = page.locator(`a[href^="${path}/"]:not([href$="/new"])`).first();
    if (await inside.count()) paths.push(await inside.getAttribute("href") ?? "");
  }
  const inner = paths.slice(PAGES.length).map((path) => path.split("/").slice(1, -1).join("/"));
  deepEqual(inner, [
    "contacts",
    "journal",
    "settings/connections",
    "settings/departments",
    "settings/users",
  ]);
  for (const path of paths) {
    await goTo(path);
    const here = [...await troubles(page), ...await unseen(page, 12)];
    if (here.length) found[path] = here;
  }
  // 200 %: half the room.
  await page.setViewportSize({ width: 640, height: 360 });
  for (const path of paths) {
    await goTo(path);
    const here = await troubles(page);
    if (here.length) found[`${path} at 200 %`] = here;
  }
  deepEqual(found, {});
});

journey("a thread, its menus and its pickers can be used by keyboard and ear", async ({ stage, arrive }) => {
  stage.customer({ name: "Ivo Sá" }).writes("Oi");
  const page = await arrive("ana");
  await openTab(page, "Aguardando");
  await openTicket(page, "Ivo Sá");
  await alive(page);
  await button(page, "Aceitar").click();
  await composer(page).waitFor();
  deepEqual(await troubles(page), []);
  deepEqual(await unseen(page, 25), []);

  for (const what of ["location", "contact_card", "interactive", "interactive?kind=list", "template"]) {
    const beside = await page.context().newPage();
    await beside.goto(`${page.url().split("?")[0]}/${what}`);
    deepEqual([what, ...await troubles(beside)], [what]);
    await beside.close();
  }
  await page.getByTitle("Anexar").click();
  await page.getByRole("link", { name: "Localização" }).click();
  await page.locator("dialog.over h1").waitFor();
  deepEqual(["dialog", ...await troubles(page)], ["dialog"]);
  await page.keyboard.press("Escape");
  await page.locator("dialog.over").waitFor({ state: "detached" });
  await page.locator(".handle").first().click();
  await page.locator("dialog[open]").waitFor();
  deepEqual(["menu", ...await troubles(page)], ["menu"]);
  await page.keyboard.press("Escape");
  await page.locator("dialog[open]").waitFor({ state: "detached" });
  await page.getByTitle("Emoji").click();
  await page.locator(".emoji").waitFor();
  deepEqual(["emoji", ...await troubles(page)], ["emoji"]);
  await page.keyboard.press("Escape");
  await page.locator(".emoji").waitFor({ state: "detached" });
  equal(
    await composer(page).evaluate((field) => field === document.activeElement),
    true,
    "back to the field",
  );
});
