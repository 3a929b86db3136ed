/** The settings that texts are worded with: company name, time zone and language of customers. */

import type { Unit } from "../core.ts";
import { type Reader, type Row, type Sql, sql } from "../db/mod.ts";
import { LOCALES } from "../users/user.ts";
import type { TextSettings } from "./render_text.ts";

const TIME_ZONE = "America/Sao_Paulo";

/** The query of `loadTextSettings`. */
export const textSettingsQuery: Sql =
  sql`SELECT key, value FROM settings WHERE key IN ('company_name', 'time_zone', 'language')`;

/** The settings out of the rows of `textSettingsQuery`; what is missing or unusable has a default. */
export function textSettingsFromRows(rows: readonly Row[]): TextSettings {
  const found = new Map(rows.map((row) => [row.key, String(row.value)]));
  return {
    companyName: found.get("company_name") ?? "",
    timeZone: knownTimeZone(found.get("time_zone")),
    language: LOCALES.find((locale) => locale === found.get("language")) ?? "pt-BR",
  };
}

/** The settings that texts are worded with. */
export async function loadTextSettings(reader: Reader): Promise<TextSettings> {
  return textSettingsFromRows(await reader.rows(textSettingsQuery));
}

/** Writes the settings that differ from what they were. */
export function saveTextSettings(unit: Unit, settings: TextSettings, was: TextSettings): void {
  const save = (key: string, value: string, old: string) => {
    if (value === old) return;
    unit.write(
      sql`INSERT INTO settings (key, value) VALUES (${key}, ${value})
        ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    );
  };
  save("company_name", settings.companyName, was.companyName);
  save("time_zone", settings.timeZone, was.timeZone);
  save("language", settings.language, was.language);
}

function knownTimeZone(name: string | undefined): string {
  if (name === undefined) return TIME_ZONE;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
  } catch { // a zone that nobody knows must not keep messages from being sent
    return TIME_ZONE;
  }
}
