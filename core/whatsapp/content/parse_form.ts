/**
 * A form that a customer filled in: a WhatsApp flow, an address.
 *
 * Its answer is JSON inside JSON, written by whoever made the flow: it may be
 * broken, null, no object, or hostile. Then it is kept as the text it is.
 */

import type { FormAnswer } from "../../messages/content.ts";
import { asText, isObject, type MetaObject } from "../meta_json.ts";

const MAX_FIELDS = 100;
/** The flow's own bookkeeping, no answer. */
const INTERNAL = new Set(["flow_token"]);

/** The answer, label by label. */
export function parseForm(reply: MetaObject): { text: string | null; content: FormAnswer } {
  const body = asText(reply["body"]);
  const answer = answerOf(reply["response_json"]);
  return {
    text: body,
    content: {
      kind: "form",
      name: asText(reply["name"]),
      ...(body === null ? {} : { body }),
      ...(typeof answer === "object" ? { fields: fieldsOf(answer) } : { fields: [], raw: answer }),
    },
  };
}

/** The object, or the text where there is none inside. */
function answerOf(value: unknown): MetaObject | string {
  if (isObject(value)) return value;
  const text = asText(value) ?? "";
  try {
    const answer: unknown = JSON.parse(text);
    return isObject(answer) ? answer : text;
  } catch {
    // Meta does not check what a flow answers; the text is shown as it is.
    return text;
  }
}

function fieldsOf(answer: MetaObject): FormAnswer["fields"] {
  // An address wraps its fields once more.
  const members = isObject(answer["values"]) ? answer["values"] : answer;
  return Object.entries(members).filter(([label]) => !INTERNAL.has(label)).slice(0, MAX_FIELDS)
    .map(([label, value]) => ({ label: asText(label) ?? "", value: valueOf(value) }));
}

function valueOf(value: unknown): string {
  if (typeof value !== "object" || value === null) {
    return asText(value) ?? (value === "" ? "" : String(value));
  }
  if (Array.isArray(value) && value.every((one) => typeof one !== "object")) {
    return value.map(valueOf).join(", ");
  }
  try {
    return asText(JSON.stringify(value)) ?? "";
  } catch {
    // Nested deeper than can be written down; the raw item has it.
    return "…";
  }
}
