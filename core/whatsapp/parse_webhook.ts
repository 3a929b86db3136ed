/**
 * A webhook body, turned into everything it says: every entry × change × item.
 *
 * Meta batches up to a thousand updates of several numbers into one body and
 * adds fields without asking. So this never throws, one bad item never sinks
 * its neighbours, each item is routed by the phone_number_id of its own change,
 * and what is not understood comes out as `other` with its JSON.
 */

import type { InboundItem } from "../messages/inbound.ts";
import { asList, asObject, asPayload, asText, isObject, type MetaObject } from "./meta_json.ts";
import { parseMessage } from "./parse_message.ts";
import { parseReceipt } from "./parse_receipt.ts";

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
  return body["entry"].flatMap((entry) =>
    asList(asObject(entry)["changes"]).flatMap((change) => parseChange(asObject(change), receivedAt))
  );
}

function parseChange(change: MetaObject, receivedAt: number): InboundItem[] {
  const value = asObject(change["value"]);
  const field = asText(change["field"]);
  const messages = asList(value["messages"]);
  const statuses = asList(value["statuses"]);
  const said = field === "messages" || field === null ? messages.length + statuses.length : 0;
  if (said === 0) return [{ kind: "other", field: fieldOf(field, value), payload: asPayload(change) }];

  const phoneNumberId = asText(asObject(value["metadata"])["phone_number_id"]);
  const contacts = asList(value["contacts"]);
  const alone = messages.length === 1;
  return [
    ...messages.map((item) => parseMessage(item, { phoneNumberId, contacts, alone, receivedAt })),
    ...statuses.map((item) => parseReceipt(item, { phoneNumberId, receivedAt })),
    // Beside a message, `errors` explains it; the message is there, so the explanation is only noted.
    ...asList(value["errors"]).filter(isObject).map((error): InboundItem => ({
      kind: "other",
      field: "messages.errors",
      payload: asPayload(error),
    })),
  ];
}

function fieldOf(field: string | null, value: MetaObject): string {
  if (field === null) return "no_field";
  return field === "messages" && Array.isArray(value["errors"]) ? "messages.errors" : field;
}
