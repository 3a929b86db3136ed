/** Every language says everything, with the same holes to fill; every refusal has its sentence. */

import { deepEqual, equal, ok } from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { localeFrom, TEXTS } from "./mod.ts";

const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "").sort();

Deno.test("every language has the same texts with the same holes, none of them empty", () => {
  const { "pt-BR": reference, ...others } = TEXTS;
  for (const [locale, texts] of Object.entries(others)) {
    deepEqual(Object.keys(texts).sort(), Object.keys(reference).sort(), locale);
    for (const [key, text] of Object.entries(texts)) {
      ok(text.trim(), `${locale} ${key} is empty`);
      deepEqual(holes(text), holes(new Map(Object.entries(reference)).get(key) ?? ""), `${locale} ${key}`);
    }
  }
});

Deno.test("no text shouts", () => {
  for (const texts of Object.values(TEXTS)) {
    for (const [key, text] of Object.entries(texts)) equal(text.includes("!"), false, key);
  }
});

// What only an administrator at the command line or a program at the API is told, in English.
const NOT_ON_SCREENS =
  /^(config_|cursor_malformed|data_dir|database_|events_gone|identity_|journal_|key_|limit_|migration_|route_|scope_|signature_|token_|upload_busy|reply_|reaction_send_|receipt_send_)/;

Deno.test("every refusal that a screen can meet has its sentence", async () => {
  const codes = new Set<string>();
  for (const folder of ["core", "web", "routes"]) {
    for (const file of await readdir(folder, { recursive: true })) {
      if (!/\.tsx?$/.test(file) || /_test\.tsx?$|testdata|^api/.test(file)) continue;
      const source = await readFile(join(folder, file), "utf8");
      const refusals = source.matchAll(
        /(?:invalid|unauthenticated|forbidden|notFound|conflict|limited|unavailable)\(\s*"([a-z_]+)"|HttpError\(\s*\d+,\s*"([a-z_]+)"/g,
      );
      for (const [, ours, layers] of refusals) codes.add(ours ?? layers ?? "");
    }
  }
  ok(codes.has("ticket_has_news") && codes.has("csrf_refused"));
  const unworded = [...codes].filter((code) => !NOT_ON_SCREENS.test(code) && !(code in TEXTS["pt-BR"]));
  deepEqual(unworded, []);
});

Deno.test("the reader's first language that we speak is the one on the screen", () => {
  equal(localeFrom(null), "pt-BR");
  equal(localeFrom("fr-FR, es-419;q=0.8, en;q=0.9"), "en");
  equal(localeFrom("es-AR"), "es");
  equal(localeFrom("de, pt;q=0.1"), "pt-BR");
  equal(localeFrom("en;q=0, es;q=0.5"), "es");
});
