/**
 * Pictures of the product for docs/screenshots/, taken by one command from a real
 * server with customers of the simulator: `deno task screenshots`.
 */

import type { Browser, Page } from "playwright-core";
import sharp from "sharp";
import { openBrowser } from "./browser.ts";
import { putMedia, seedGallery } from "./gallery/seed_gallery.ts";
import { eventually } from "./eventually.ts";
import { fieldsOf, rowsOf } from "./stage/ask.ts";
import type { Customer } from "./stage/customer.ts";
import { emailOf, PASSWORD } from "./stage/furnished.ts";
import { openStage, type Stage } from "./stage/stage.ts";

const FOLDER = new URL("../docs/screenshots/", import.meta.url).pathname;
const DESK = { width: 1280, height: 800 };
const PHONE = { width: 360, height: 640 };

interface Look {
  readonly viewport?: typeof DESK;
  readonly dark?: boolean;
}

/** A conversation: lines of the customer, and of Ana where they begin with ">". */
const TALKS: readonly (readonly [name: string, ...lines: string[]])[] = [
  ["Joana Castro", "Bom dia, a loja abre no feriado?", "É para comprar um presente"],
  ["Rafael Teixeira", "O código de rastreio não funciona", "Diz que o objeto não existe"],
  ["Marcos Ferreira", "Oi", "Vocês têm a cafeteira azul?"],
  ["Sônia Prado", "Boa tarde", "Preciso de uma segunda via do boleto"],
  ["Beatriz Lima", "Oi, meu pedido atrasou", ">Bom dia, Beatriz. Me passa o número?", "É o 48213"],
  [
    "Carla Nogueira",
    "Bom dia, comprei um moedor e veio sem o copo",
    ">Bom dia, Carla. Sinto muito pelo transtorno.",
    ">Já separei um copo novo para você. O endereço continua o mesmo?",
    "Continua sim, rua das Acácias 120",
    ">Perfeito. Sai hoje e chega até quinta.",
    "Ótimo, obrigada pela rapidez",
  ],
];

async function play(stage: Stage): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const [name, ...lines] of TALKS) {
    const customer = stage.customer({ name });
    for (const line of lines) await say(stage, customer, line, ids);
    await eventually(() => stage.world.webhooks.pending() === 0, "told");
  }
  return ids;
}

async function say(stage: Stage, customer: Customer, line: string, ids: Map<string, string>): Promise<void> {
  // Meta tells times in whole seconds: what is said in one of them has no order.
  const second = Math.floor(Date.now() / 1000);
  await eventually(() => Math.floor(Date.now() / 1000) > second, "the next second");
  if (!line.startsWith(">")) {
    customer.writes(line);
    await eventually(async () => {
      const tickets = rowsOf(await stage.api("admin", "GET", "/tickets?limit=100"));
      const mine = tickets.find(({ contact }) => fieldsOf(contact).name === customer.name);
      ids.set(customer.name, String(mine?.id ?? ""));
      return mine !== undefined && stage.world.webhooks.pending() === 0 && customer.received().length > 0;
    }, `${customer.name} is heard`);
    return;
  }
  const ticket = `/tickets/${ids.get(customer.name)}`;
  await stage.api("ana", "POST", `${ticket}/acceptance`);
  await stage.api("ana", "POST", `${ticket}/messages`, { text: line.slice(1) });
  await eventually(() => customer.received().includes(line.slice(1)), "sent");
  customer.reads();
}

async function open(browser: Browser, stage: Stage, { viewport = DESK, dark = false }: Look): Promise<Page> {
  const context = await browser.newContext({
    baseURL: stage.server.url,
    viewport,
    deviceScaleFactor: viewport === PHONE ? 2 : 1,
    reducedMotion: "reduce",
    locale: "pt-BR",
    timezoneId: "America/Sao_Paulo",
    colorScheme: dark ? "dark" : "light",
  });
  return await context.newPage();
}

async function signIn(page: Page): Promise<void> {
  await page.goto("/login");
  await page.getByLabel("E-mail").fill(emailOf("ana"));
  await page.getByLabel("Senha").fill(PASSWORD);
  await page.getByRole("button", { name: "Entrar" }).click();
  await page.waitForURL("**/tickets");
}

async function keep(page: Page, name: string): Promise<void> {
  await sharp(await page.screenshot()).webp({ quality: 70, effort: 6 }).toFile(`${FOLDER}${name}.webp`);
}

async function main(): Promise<void> {
  await using stage = await openStage();
  await using browser = await openBrowser();
  const ids = await play(stage);
  const thread = `/tickets/${ids.get("Carla Nogueira")}`;
  const preview = `/tickets/${ids.get("Rafael Teixeira")}`;
  await Deno.mkdir(FOLDER, { recursive: true });

  const take = async (name: string, at: string, look: Look = {}, signedIn = true) => {
    const page = await open(browser, stage, look);
    if (signedIn) await signIn(page);
    await page.goto(at);
    await page.waitForLoadState("load");
    await page.waitForFunction(() =>
      [...document.querySelectorAll("is-land")].every((island) => island.hasAttribute("data-live"))
    );
    await keep(page, name);
    await page.context().close();
  };
  await take("login", "/login", {}, false);
  await take("inbox", "/tickets?tab=waiting");
  await take("thread", thread);
  await take("preview", preview);
  await take("dark", thread, { dark: true });
  await take("phone-list", "/tickets?tab=waiting", { viewport: PHONE });
  await take("phone-thread", thread, { viewport: PHONE });
  await take("phone-dark", "/tickets", { viewport: PHONE, dark: true });
  await take("simulator", stage.simulatorUrl, {}, false);
}

/** Every kind of bubble, in both themes, on a desk and on a phone, each as high as its thread; `only` takes some by name. */
async function gallery(only = ""): Promise<void> {
  const shown = await seedGallery();
  await using stage = await openStage({ database: shown.database });
  await putMedia(shown, stage.server.dataDir);
  await using browser = await openBrowser();
  for (const [name, id] of Object.entries(shown.tickets)) {
    for (const look of [{}, { dark: true }, { viewport: PHONE }, { viewport: PHONE, dark: true }]) {
      const { viewport = DESK, dark = false } = look as Look;
      const file = `bubbles-${name}${viewport === PHONE ? "-phone" : ""}${dark ? "-dark" : ""}`;
      if (!file.includes(only)) continue;
      const page = await open(browser, stage, { viewport, dark });
      await signIn(page);
      await page.goto(`/tickets/${id}`);
      await page.waitForFunction(() => document.querySelectorAll("is-land:not([data-live])").length === 0);
      const height = await page.locator(".msgs").evaluate((messages) => messages.scrollHeight);
      const beside = await page.locator(".scroll").evaluate((pane) => innerHeight - pane.clientHeight);
      await page.setViewportSize({ width: viewport.width, height: height + beside });
      await page.waitForLoadState("networkidle");
      await keep(page, file);
      await page.context().close();
    }
  }
}

if (import.meta.main) {
  const [what, only] = Deno.args;
  if (what !== "bubbles") await main();
  await gallery(only);
}
