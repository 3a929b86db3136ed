/**
 * Changing the company's name, time zone and language: what greetings, dates and
 * `{{company.name}}` in texts are worded with.
 *
 * The danger is a zone or language that nobody can word a text in: it is refused
 * here, by name, because the reader quietly takes its default for it, so that a
 * customer would be wished good night in the morning.
 */

import type { Core } from "../core.ts";
import { invalid } from "../errors.ts";
import { type Locale, LOCALES } from "../users/user.ts";
import type { TextSettings } from "./render_text.ts";
import { loadTextSettings, saveTextSettings } from "./text_settings_store.ts";

/** What is to change; what is left out stays. */
export interface ChangeSettings {
  /** Up to 100 characters; empty: none. */
  readonly companyName?: string;
  /** Of the IANA database, such as `America/Sao_Paulo`. */
  readonly timeZone?: string;
  /** One of `LOCALES`. */
  readonly language?: string;
  readonly by?: string | null;
}

/** Changes settings; the settings after it. Refuses `setting_name_too_long`, `setting_time_zone_unknown`, `setting_language_unknown`. */
export function changeSettings(core: Core, order: ChangeSettings): Promise<TextSettings> {
  return core.decide(async (db) => {
    const was = await loadTextSettings(db);
    const settings: TextSettings = {
      companyName: order.companyName === undefined ? was.companyName : parseName(order.companyName),
      timeZone: order.timeZone === undefined ? was.timeZone : parseTimeZone(order.timeZone),
      language: order.language === undefined ? was.language : parseLanguage(order.language),
    };
    await core.commit((unit) => {
      saveTextSettings(unit, settings, was);
      unit.emit({ name: "settings.changed" });
      unit.audit({ verb: "settings.change", on: "settings", by: order.by ?? null, details: { ...settings } });
    });
    return settings;
  });
}

function parseName(text: string): string {
  const name = text.trim();
  if (name.length > 100) throw invalid("setting_name_too_long", "A company's name has up to 100 characters");
  return name;
}

function parseTimeZone(name: string): string {
  try {
    // An offset such as +03:00 would pass as well, and forget about summer time.
    if (/^[a-z]/i.test(name)) {
      return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
    }
  } catch { // the refusal below says it
  }
  throw invalid(
    "setting_time_zone_unknown",
    `There is no time zone ${name}: it is one like America/Sao_Paulo`,
  );
}

function parseLanguage(name: string): Locale {
  const language = LOCALES.find((known) => known.toLowerCase() === name.toLowerCase());
  if (!language) throw invalid("setting_language_unknown", `The language is one of ${LOCALES.join(", ")}`);
  return language;
}
