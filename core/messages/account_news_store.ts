/**
 * News of accounts, numbers, templates and imports, written as they come: nothing
 * has to be read for them, each statement says itself what may take whose place.
 *
 * The danger is news in the wrong order. Whatever is kept as the last word about
 * something is replaced only by what Meta said later; a template's blank is filled
 * in whenever. And each alert once, however often its webhook comes; of a number's
 * repeated errors one an hour.
 */

import type { Unit } from "../core.ts";
import { json, sql } from "../db/mod.ts";
import type { InboundAccountUpdate, InboundHistory, InboundTemplateUpdate } from "./inbound.ts";

const HOUR = 60 * 60_000;

/** Keeps what Meta says about an account or a number: an alert, and what the connection shows of it. */
export function saveAccountNews(unit: Unit, { id, news }: { id: string; news: InboundAccountUpdate }): void {
  const { wabaId, field, event, severity, details, at } = news;
  const number = news.phoneNumberId ?? null;
  const digits = news.displayPhoneNumber?.replace(/\D/g, "") ?? null;
  const ofErrors = field.endsWith(".errors");
  const dedupKey = json([
    wabaId,
    number ?? digits,
    field,
    event,
    ofErrors ? Math.floor(at / HOUR) : [at, details],
  ]);
  const ofTheNumber = sql`(n.phone_number_id = ${number} OR (${number} IS NULL AND n.waba_id = ${wabaId}
    AND (replace(replace(replace(replace(n.display_phone_number, ' ', ''), '-', ''), '+', ''), '(', '') = ${digits}
      OR (n.display_phone_number IS NULL AND ${digits} IS NOT NULL
        AND (SELECT count(*) FROM connections o WHERE o.waba_id = n.waba_id) = 1))))`;
  const concerned = number === null && digits === null ? sql`n.waba_id = ${wabaId}` : ofTheNumber;
  const said = [news.quality, news.messagingLimit, news.verifiedName];
  if (said.some((word) => word !== undefined)) {
    unit.write(
      sql`UPDATE connections AS n SET quality = ifnull(${news.quality}, quality),
          messaging_limit = ifnull(${news.messagingLimit}, messaging_limit),
          verified_name = ifnull(${news.verifiedName}, verified_name)
        WHERE ${concerned} AND NOT EXISTS (SELECT 1 FROM connection_alerts a
          WHERE a.waba_id IS ${wabaId} AND a.field = ${field} AND a.at > ${at}
            AND (a.connection_id IS NULL OR a.connection_id = n.id))`,
    );
  }
  const connection = number === null && digits === null
    ? sql`NULL`
    : sql`(SELECT n.id FROM connections n WHERE ${ofTheNumber} LIMIT 1)`;
  unit.write(
    sql`INSERT INTO connection_alerts (public_id, connection_id, waba_id, field, event, severity, details, at, dedup_key)
      VALUES (${id}, ${connection}, ${wabaId}, ${field}, ${event}, ${severity}, ${
      json(details ?? null)
    }, ${at},
        ${dedupKey})
      ON CONFLICT DO NOTHING`,
  );
}

/** Keeps what Meta says about a template; one that nobody knew is there from now on, its parts to be fetched. */
export function saveTemplateNews(
  unit: Unit,
  { id, alertId, news }: { id: string; alertId: string; news: InboundTemplateUpdate },
): void {
  const { wabaId, providerId, name, language, status, category, quality, reason, at } = news;
  unit.write(
    sql`INSERT INTO templates (public_id, waba_id, provider_id, name, language, category, status, quality,
        rejected_reason, updated_at)
      VALUES (${id}, ${wabaId}, ${providerId}, ${name}, ${language}, ${category ?? ""}, ${
      status ?? ""
    }, ${quality},
        ${reason}, ${at})
      ON CONFLICT (waba_id, name, language) DO UPDATE SET
        provider_id = ifnull(provider_id, excluded.provider_id),
        category = iif(${category} IS NOT NULL AND (category = '' OR ${at} >= updated_at), excluded.category, category),
        status = iif(${status} IS NOT NULL AND (status = '' OR ${at} >= updated_at), excluded.status, status),
        rejected_reason = iif(${status} IS NOT NULL AND (status = '' OR ${at} >= updated_at),
          excluded.rejected_reason, rejected_reason),
        quality = iif(${quality} IS NOT NULL AND (quality IS NULL OR ${at} >= updated_at), excluded.quality, quality),
        updated_at = max(updated_at, ${at})`,
  );
  alertOfTemplate(unit, news, alertId);
  if (!news.componentsChanged) return;
  // Its parts are not in the webhook: the account's list is out of date.
  unit.write(sql`UPDATE connections SET templates_synced_at = NULL
    WHERE waba_id = ${wabaId} AND templates_synced_at <= ${at}`);
  unit.enqueue({ kind: "templates.sync", args: { wabaId }, uniqueKey: `templates:${wabaId}` });
}

/** What a template can no longer be sent for, and how bad that is. */
const TEMPLATE_ALERTS: Readonly<Record<string, "warning" | "danger">> = {
  REJECTED: "warning",
  FLAGGED: "warning",
  PAUSED: "warning",
  DISABLED: "danger",
};

// Whoever planned to send it must know: once each time, and not of a state that is over by now.
function alertOfTemplate(unit: Unit, news: InboundTemplateUpdate, id: string): void {
  const { wabaId, name, language, status, reason, at } = news;
  const severity = status === undefined ? undefined : TEMPLATE_ALERTS[status];
  if (!severity) return;
  const details = { name, language, ...(reason && reason !== "NONE" && { reason }) };
  unit.write(
    sql`INSERT INTO connection_alerts (public_id, connection_id, waba_id, field, event, severity, details, at, dedup_key)
      SELECT ${id}, NULL, ${wabaId}, 'message_template_status_update', ${status}, ${severity}, ${
      json(details)
    }, ${at},
        ${json([wabaId, name, language, status, at])}
      FROM templates t WHERE t.waba_id = ${wabaId} AND t.name = ${name} AND t.language = ${language}
        AND t.status = ${status}
      ON CONFLICT DO NOTHING`,
  );
}

/** Keeps how far the import of a phone's history has come; it never goes back. */
export function saveHistoryNews(unit: Unit, news: InboundHistory): void {
  const { phoneNumberId, phase, progress, declined, at } = news;
  unit.write(
    sql`INSERT INTO history_imports (connection_id, phase, progress, declined, updated_at)
      SELECT id, ${phase}, ${progress}, ${declined}, ${at} FROM connections WHERE phone_number_id = ${phoneNumberId}
      ON CONFLICT (connection_id) DO UPDATE SET
        progress = CASE WHEN ifnull(excluded.phase, -1) > ifnull(phase, -1) THEN excluded.progress
          WHEN excluded.phase IS phase THEN nullif(max(ifnull(progress, -1), ifnull(excluded.progress, -1)), -1)
          ELSE progress END,
        phase = nullif(max(ifnull(phase, -1), ifnull(excluded.phase, -1)), -1),
        declined = iif(excluded.updated_at >= updated_at, excluded.declined, declined),
        updated_at = max(updated_at, excluded.updated_at)`,
  );
}
