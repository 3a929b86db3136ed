import { deepEqual, rejects } from "node:assert/strict";
import { openTestCore } from "../../testing/test_core.ts";
import { sql } from "../db/mod.ts";
import { changeSettings, loadTextSettings } from "./mod.ts";

Deno.test("what a company is called and where it is can be changed, one thing at a time", async () => {
  await using core = await openTestCore();

  await changeSettings(core, { companyName: "  Flores & Cia ", timeZone: "europe/lisbon" });
  const settings = await changeSettings(core, { language: "ES" });

  deepEqual(settings, { companyName: "Flores & Cia", timeZone: "Europe/Lisbon", language: "es" });
  deepEqual(await loadTextSettings(core), settings);
  deepEqual((await changeSettings(core, { companyName: "" })).companyName, "");
  deepEqual(await core.emitted(), ["settings.changed", "settings.changed", "settings.changed"]);
  const [first] = await core.rows(sql`SELECT verb, user_id, details FROM audit_lines ORDER BY id`);
  deepEqual([first?.verb, first?.user_id], ["settings.change", null]);
});

Deno.test("a zone, a language or a name that can't be used is refused, and nothing changes", async () => {
  await using core = await openTestCore();
  const before = await loadTextSettings(core);
  const refuses = (order: Parameters<typeof changeSettings>[1], code: string) =>
    rejects(changeSettings(core, { companyName: "Flores", ...order }), { code });

  for (const timeZone of ["Brasília", "America/Nowhere", "+03:00", ""]) {
    await refuses({ timeZone }, "setting_time_zone_unknown");
  }
  await refuses({ language: "fr" }, "setting_language_unknown");
  await refuses({ companyName: "x".repeat(101) }, "setting_name_too_long");

  deepEqual(await loadTextSettings(core), before);
  deepEqual(await core.emitted(), []);
});
