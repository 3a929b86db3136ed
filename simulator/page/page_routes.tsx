/**
 * The page of phones over HTTP: itself, its style sheet, its script.
 *
 * The style sheet is served as one file, put together from `styles/` in the order
 * of their numbers: that order is the cascade's, small screens come last.
 *
 * The danger: whatever a customer or a business writes is shown here, so the page
 * goes out with a policy that runs no script but its own file.
 */

import { Hono } from "hono";
import { render } from "preact-render-to-string";
import { pickNumber } from "../control/input.ts";
import type { Traffic } from "../traffic.ts";
import type { World } from "../world.ts";
import { Page } from "./Page.tsx";

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; " +
  "media-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** The page of phones and its two files. */
export function pageRoutes(world: World, traffic: Traffic): Hono {
  const app = new Hono();
  app.get("/", (c) => {
    const number = pickNumber(world, c.req.query("number") ?? null);
    const html = render(<Page world={world} number={number} everyMs={traffic.everyMs()} />);
    return c.html(`<!doctype html>${html}`, 200, {
      "content-security-policy": policy,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    });
  });
  app.get("/page.css", async (c) => c.body(await styleSheet(), 200, fileOf("text/css")));
  app.get("/page.js", async (c) => {
    const script = await Deno.readTextFile(new URL("page.js", import.meta.url));
    return c.body(script, 200, fileOf("text/javascript"));
  });
  return app;
}

const fileOf = (type: string) => ({
  "content-type": `${type}; charset=utf-8`,
  "cache-control": "no-cache",
});

async function styleSheet(): Promise<string> {
  const folder = new URL("styles/", import.meta.url);
  const names = [...Deno.readDirSync(folder)].map(({ name }) => name).filter((name) => name.endsWith(".css"));
  return (await Promise.all(names.sort().map((name) => Deno.readTextFile(new URL(name, folder))))).join("\n");
}
