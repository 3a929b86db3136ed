/**
 * A webhook body, turned into everything it says: every entry × change × item.
 *
 * Meta batches up to a thousand updates of several numbers into one body and
 * adds fields without asking. So this never throws, one bad item never sinks
 * its neighbours, each item is routed by the phone_number_id of its own change,
 * and what is not understood comes out as `other` with its JSON.
 */

import type { InboundItem } from "../messages/inbound.ts";
import type { Change, FieldParser } from "./change.ts";
import { asDigits, asList, asObject, asObjects, asPayload, asText, asTime, isObject } from "./meta_json.ts";
import type { MetaObject } from "./meta_json.ts";
import { ACCOUNT_FIELDS, parseAccount } from "./parse_account.ts";
import { parseAddressBook } from "./parse_address_book.ts";
import { parseCalls } from "./parse_calls.ts";
import { parseConversation } from "./parse_conversation.ts";
import { parseEchoes } from "./parse_echoes.ts";
import { parseGroups } from "./parse_groups.ts";
import { parseHandover } from "./parse_handover.ts";
import { parseHistory } from "./parse_history.ts";
import { parsePreferences } from "./parse_preferences.ts";
import { parseStandby } from "./parse_standby.ts";
import { parseTemplate } from "./parse_templates.ts";

const PARSERS: ReadonlyMap<string, FieldParser> = new Map<string, FieldParser>([
  ["messages", parseConversation],
  ["smb_message_echoes", parseEchoes],
  ["history", parseHistory],
  ["smb_app_state_sync", parseAddressBook],
  ["standby", parseStandby],
  ["messaging_handovers", parseHandover],
  ["calls", parseCalls],
  ["user_preferences", parsePreferences],
  ["group_lifecycle_update", parseGroups],
  ["group_participants_update", parseGroups],
  ["group_settings_update", parseGroups],
  ["group_status_update", parseGroups],
  ["message_template_status_update", parseTemplate],
  ["message_template_quality_update", parseTemplate],
  ["message_template_components_update", parseTemplate],
  ["template_category_update", parseTemplate],
  ...ACCOUNT_FIELDS.map((field): [string, FieldParser] => [field, parseAccount]),
]);

/** The fields that are read, as `webhookFields` names them. */
export const WEBHOOK_FIELDS: readonly string[] = ["statuses", "messages.errors", ...PARSERS.keys()].sort();

/** Where a change does not name its field: the list that gives it away. */
const SHAPES: readonly (readonly [member: string, field: string])[] = [
  ["messages", "messages"],
  ["statuses", "messages"],
  ["message_echoes", "smb_message_echoes"],
  ["history", "history"],
  ["state_sync", "smb_app_state_sync"],
  ["standby", "standby"],
  ["calls", "calls"],
  ["user_preferences", "user_preferences"],
];

const decoder = new TextDecoder();

/** What the body says, in its order; `receivedAt` stands in for a missing timestamp. Never throws. */
export function parseWebhook(raw: Uint8Array, receivedAt: number): InboundItem[] {
  let body: unknown;
  try {
    body = JSON.parse(decoder.decode(raw));
  } catch {
    // Signed, but no JSON: the journal has the bytes; there is nothing to say about them here.
    return [{ kind: "other", field: "no_json", payload: null }];
  }
  if (!isObject(body) || !Array.isArray(body["entry"])) {
    return [{ kind: "other", field: "no_entry", payload: null }];
  }
  return body["entry"].flatMap((entry) => {
    const about = asObject(entry);
    return asList(about["changes"]).flatMap((change) => parseChange(asObject(change), about, receivedAt));
  });
}

function parseChange(item: MetaObject, entry: MetaObject, receivedAt: number): InboundItem[] {
  const value = asObject(item["value"]);
  const field = asText(item["field"]) ?? fieldOf(value);
  const parse = field === null ? undefined : PARSERS.get(field);
  if (field === null || !parse) {
    return [{ kind: "other", field: field ?? "no_field", payload: asPayload(item) }];
  }

  const metadata = asObject(value["metadata"]);
  const change: Change = {
    field,
    wabaId: asText(entry["id"]),
    phoneNumberId: asText(metadata["phone_number_id"]),
    ownDigits: asDigits(metadata["display_phone_number"]),
    contacts: asObjects(value["contacts"]),
    at: asTime(entry["time"], receivedAt),
    receivedAt,
  };
  try {
    const items = parse(value, change);
    if (items.length > 0) return items;
  } catch {
    // A safety net, as in eachItem: the neighbouring changes are read all the same.
  }
  return [{ kind: "other", field, payload: asPayload(item) }];
}

function fieldOf(value: MetaObject): string | null {
  return SHAPES.find(([member]) => value[member] !== undefined)?.[1] ?? null;
}
