/**
 * News of templates: approved, refused, paused, of another category or quality,
 * changed. They belong to the account, so there is no number in them.
 */

import type { InboundItem } from "../messages/inbound.ts";
import { type Change, other } from "./change.ts";
import { asObject, asText, type MetaObject, present } from "./meta_json.ts";

/** What changed of the one template, or `other` when it cannot be told which. */
export function parseTemplate(value: MetaObject, change: Change): InboundItem[] {
  const name = asText(value["message_template_name"]);
  const language = asText(value["message_template_language"]);
  if (change.wabaId === null || name === null || language === null) {
    return [other(change, "incomplete", value)];
  }
  return [{
    kind: "template_update",
    wabaId: change.wabaId,
    providerId: asText(value["message_template_id"]),
    name,
    language,
    ...newsOf(value, change.field),
    at: change.at,
  }];
}

function newsOf(value: MetaObject, field: string) {
  if (field === "message_template_components_update") return { componentsChanged: true } as const;
  if (field === "message_template_quality_update") {
    return present({ quality: asText(value["new_quality_score"]) });
  }
  if (field === "template_category_update") return present({ category: asText(value["new_category"]) });
  const event = asText(value["event"]);
  return present({
    // Reinstated: it is as good as approved again.
    status: event === "REINSTATED" ? "APPROVED" : event,
    category: asText(value["message_template_category"]),
    reason: reasonOf(value),
  });
}

function reasonOf(value: MetaObject): string | null {
  const reason = asText(value["reason"]);
  if (reason !== null && reason !== "NONE") return reason;
  const info = [value["rejection_info"], value["disable_info"], value["other_info"]].map(asObject);
  for (const { reason, title, description } of info) {
    const said = asText(reason) ?? asText(title) ?? asText(description);
    if (said !== null) return said;
  }
  return null;
}
