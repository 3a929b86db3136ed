/**
 * News of the account and of numbers of ours: restrictions, quality, limits,
 * names, PINs. There is no `metadata`: the account's id and the displayed
 * number are all they are routed by.
 *
 * How serious it is decides whether an administrator is alarmed; an event
 * nobody has heard of is told, not cried out.
 */

import type { InboundAccountUpdate, InboundItem } from "../messages/inbound.ts";
import type { Change } from "./change.ts";
import { asDigits, asObject, asPayload, asText, type MetaObject, present } from "./meta_json.ts";

type News = Pick<
  InboundAccountUpdate,
  "event" | "severity" | "quality" | "messagingLimit" | "verifiedName" | "phoneNumberId"
>;

const DANGERS = new Set([
  "ACCOUNT_DELETED",
  "ACCOUNT_VIOLATION",
  "ACCOUNT_RESTRICTION",
  "ACCOUNT_OFFBOARDED",
]);
const WARNINGS = new Set(["PARTNER_REMOVED", "PARTNER_APP_UNINSTALLED"]);

const NEWS: Readonly<Record<string, (value: MetaObject) => News>> = {
  account_update: accountNews,
  account_alerts: alertNews,
  account_review_update: (value) => {
    const event = asText(value["decision"]) ?? "unknown";
    return { event, severity: event === "REJECTED" ? "danger" : "info" };
  },
  business_capability_update: (value) => ({
    event: "LIMITS",
    severity: "info",
    ...present({ messagingLimit: limitOf(value) }),
  }),
  phone_number_quality_update: qualityNews,
  phone_number_name_update: nameNews,
  // Somebody has touched the two-step verification: whoever did not must know.
  security: (value) => ({ event: asText(value["event"]) ?? "unknown", severity: "warning" }),
  business_username_update: (value) => ({ event: asText(value["status"]) ?? "unknown", severity: "info" }),
};

/** The webhook fields that are news of the account. */
export const ACCOUNT_FIELDS: readonly string[] = Object.keys(NEWS);

/** The one piece of news. */
export function parseAccount(value: MetaObject, { field, wabaId, at }: Change): InboundItem[] {
  const news = NEWS[field]?.(value);
  if (!news || Object.keys(value).length === 0) return [];
  const digits = asDigits(value["display_phone_number"]) ?? asDigits(value["phone_number"]);
  return [{
    kind: "account_update",
    wabaId,
    ...(digits ? { displayPhoneNumber: `+${digits}` } : {}),
    field,
    ...news,
    details: asPayload(value),
    at,
  }];
}

function accountNews(value: MetaObject): News {
  const event = asText(value["event"]) ?? "unknown";
  if (event === "DISABLED_UPDATE") {
    const isBack = asText(asObject(value["ban_info"])["waba_ban_state"]) === "REINSTATE";
    return { event, severity: isBack ? "info" : "danger" };
  }
  return { event, severity: DANGERS.has(event) ? "danger" : WARNINGS.has(event) ? "warning" : "info" };
}

function alertNews(value: MetaObject): News {
  const alert = asObject(value["alert_info"]);
  const word = asText(alert["alert_severity"]);
  const isOfNumber = asText(value["entity_type"]) === "PHONE_NUMBER";
  return {
    event: asText(alert["alert_type"]) ?? "unknown",
    severity: word === "CRITICAL" ? "danger" : word === "WARNING" ? "warning" : "info",
    ...present({ phoneNumberId: isOfNumber ? asText(value["entity_id"]) : null }),
  };
}

function qualityNews(value: MetaObject): News {
  const event = asText(value["event"]) ?? "unknown";
  const isFlagged = event === "FLAGGED";
  return {
    event,
    severity: isFlagged || event === "DOWNGRADE" ? "warning" : "info",
    ...present({
      // A number is flagged when its quality is low; how good it is otherwise, only the Graph API tells.
      quality: isFlagged ? "RED" : null,
      messagingLimit: limitOf(value),
    }),
  };
}

function nameNews(value: MetaObject): News {
  const event = asText(value["decision"]) ?? "unknown";
  const isApproved = event === "APPROVED";
  return {
    event,
    severity: isApproved ? "info" : "warning",
    ...present({ verifiedName: isApproved ? asText(value["requested_verified_name"]) : null }),
  };
}

function limitOf(value: MetaObject): string | null {
  const limit = asText(value["max_daily_conversations_per_business"]) ?? asText(value["current_limit"]) ??
    asText(value["max_daily_conversation_per_phone"]);
  return limit === "NOT_SET" ? null : limit;
}
