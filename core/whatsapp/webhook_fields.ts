/** Which fields a webhook body speaks of, for whoever looks through the journal. */

import { asList, asObject, asText } from "./meta_json.ts";

const decoder = new TextDecoder();

/**
 * The fields of a body, each once, in its order; in `messages` the lists tell apart: "messages", "statuses",
 * "messages.errors". What is no webhook has none.
 */
export function webhookFields(raw: Uint8Array): string[] {
  let body: unknown;
  try {
    body = JSON.parse(decoder.decode(raw));
  } catch { // no JSON: the journal shows its bytes
    return [];
  }
  const changes = asList(asObject(body)["entry"]).flatMap((entry) => asList(asObject(entry)["changes"]));
  return [...new Set(changes.flatMap((change) => fieldsOf(asObject(change))))];
}

function fieldsOf(change: ReturnType<typeof asObject>): string[] {
  const value = asObject(change["value"]);
  const field = asText(change["field"]);
  if (field !== null && field !== "messages") return [field];
  const lists = [["messages", "messages"], ["statuses", "statuses"], ["errors", "messages.errors"]] as const;
  const there = lists.filter(([member]) => value[member] !== undefined).map(([, name]) => name);
  return there.length > 0 ? there : field === null ? [] : [field];
}
