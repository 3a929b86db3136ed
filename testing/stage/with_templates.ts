/** The furnished house with an approved template that the simulator knows too: the database of a stage of its own. */

import { json, sql, WriterDatabase } from "../../core/db/mod.ts";
import { createLog } from "../../core/log.ts";
import { furnish, NUMBER } from "./furnished.ts";

/** The template: two values to fill in. */
export const TEMPLATE = {
  name: "pedido_confirmado",
  language: "pt_BR",
  components: [
    {
      type: "BODY",
      text: "Olá, {{1}}! Seu pedido {{2}} foi confirmado. Obrigado pela compra!",
      example: { body_text: [["Ana", "1042"]] },
    },
    { type: "FOOTER", text: "Loja Demo" },
  ],
};

/** The path of such a database. */
export async function withTemplates(): Promise<string> {
  const { database } = await furnish();
  const path = `${await Deno.makeTempDir({ prefix: "balcao-templates-" })}/balcao.db`;
  await Deno.copyFile(database, path);
  const db = new WriterDatabase({ path, log: createLog("silent", () => {}) });
  const { name, language, components } = TEMPLATE;
  await db.rows(
    sql`INSERT INTO templates (public_id, waba_id, name, language, category, status, components, updated_at)
    VALUES ('tpl_1', ${NUMBER.wabaId}, ${name}, ${language}, 'UTILITY', 'APPROVED', ${json(components)}, 0)`,
  );
  await db.rows(sql`PRAGMA wal_checkpoint(TRUNCATE)`);
  await db.close();
  return path;
}
