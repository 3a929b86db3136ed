/**
 * Templates as rows: Meta's list, kept. They belong to an account (WABA); a
 * connection offers those of its own.
 *
 * What the account's list no longer has is marked gone and not deleted, since
 * messages that were sent with it name it.
 */

import type { Unit } from "../core.ts";
import { json, jsonRows, type Reader, type Row, type Sql, sql } from "../db/mod.ts";
import { notFound } from "../errors.ts";
import type { TemplateInfo } from "../messages/channel.ts";
import type { Template } from "./template.ts";

const templateColumns: Sql =
  sql`t.public_id AS id, t.waba_id, t.name, t.language, t.category, t.status, t.quality,
  t.rejected_reason, t.parameter_format, t.components, t.updated_at`;

function templateFromRow(row: Row): Template {
  return {
    id: String(row.id),
    wabaId: String(row.waba_id),
    name: String(row.name),
    language: String(row.language),
    category: String(row.category),
    status: String(row.status),
    quality: textOf(row.quality),
    rejectedReason: textOf(row.rejected_reason),
    parameterFormat: row.parameter_format === "NAMED" ? "NAMED" : "POSITIONAL",
    components: JSON.parse(String(row.components)),
    updatedAt: Number(row.updated_at),
  };
}

const textOf = (value: unknown) => typeof value === "string" ? value : null;

/** The template of that id that a connection offers; throws `template_not_found`. */
export async function getTemplate(
  reader: Reader,
  { templateId, connectionId }: { templateId: string; connectionId: string },
): Promise<Template> {
  const [row] = await reader.rows(
    sql`SELECT ${templateColumns} FROM templates t WHERE t.public_id = ${templateId} AND t.gone_at IS NULL
      AND t.waba_id = (SELECT waba_id FROM connections WHERE public_id = ${connectionId})`,
  );
  if (!row) throw notFound("template_not_found", "There is no such template here");
  return templateFromRow(row);
}

/** Every template of a connection's account that is still there, by name and language. */
export async function listAllTemplates(reader: Reader, connectionId: string): Promise<Template[]> {
  const rows = await reader.rows(
    sql`SELECT ${templateColumns} FROM templates t WHERE t.gone_at IS NULL
      AND t.waba_id = (SELECT waba_id FROM connections WHERE public_id = ${connectionId})
      ORDER BY t.name, t.language`,
  );
  return rows.map(templateFromRow);
}

/** Writes an account's whole list; what it no longer has is marked gone. */
export function saveTemplates(
  unit: Unit,
  wabaId: string,
  list: readonly (TemplateInfo & { readonly id: string })[],
  now: number,
): void {
  const rows = list.map((t) => [
    t.id,
    t.providerId,
    t.name,
    t.language,
    t.category,
    t.status,
    t.quality,
    t.rejectedReason,
    t.parameterFormat,
    t.components,
  ]);
  unit.write(
    sql`INSERT INTO templates (public_id, waba_id, provider_id, name, language, category, status, quality,
        rejected_reason, parameter_format, components, updated_at)
      SELECT j.row ->> 0, ${wabaId}, j.row ->> 1, j.row ->> 2, j.row ->> 3, j.row ->> 4, j.row ->> 5, j.row ->> 6,
        j.row ->> 7, j.row ->> 8, j.row -> 9, ${now} FROM ${jsonRows(rows)} j
      WHERE true ORDER BY j.key ON CONFLICT (waba_id, name, language) DO UPDATE SET provider_id = excluded.provider_id,
        category = excluded.category, status = excluded.status, quality = excluded.quality,
        rejected_reason = excluded.rejected_reason, parameter_format = excluded.parameter_format,
        components = excluded.components, updated_at = excluded.updated_at, gone_at = NULL`,
  );
  const kept = json(list.map(({ name, language }) => `${name} ${language}`));
  unit.write(
    sql`UPDATE templates SET gone_at = ${now} WHERE waba_id = ${wabaId} AND gone_at IS NULL
      AND name || ' ' || language NOT IN (SELECT value FROM json_each(${kept}))`,
  );
}

/** Keeps when the connections of an account had their list fetched. */
export function saveSyncedAt(unit: Unit, wabaId: string, now: number): void {
  unit.write(sql`UPDATE connections SET templates_synced_at = ${now} WHERE waba_id = ${wabaId}`);
}
