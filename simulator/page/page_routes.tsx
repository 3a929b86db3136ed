import { Hono } from "hono";
import { render } from "preact-render-to-string";
import { pickNumber } from "../control/input.ts";
import type { Traffic } from "../traffic.ts";
import type { World } from "../world.ts";
import { Page } from "./Page.tsx";

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; " +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const assets = {
  "/page.css": "text/css; charset=utf-8",
  "/page.js": "text/javascript; charset=utf-8",
};

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
  for (const [path, type] of Object.entries(assets)) {
    app.get(path, async (c) => {
      const text = await Deno.readTextFile(new URL(`.${path}`, import.meta.url));
      return c.body(text, 200, { "content-type": type, "cache-control": "no-cache" });
    });
  }
  return app;
}
