/**
 * What a customer tapped or filled in: a button, a row of a list, a quick reply
 * of a template, a form, whether we may call. Meta keeps adding kinds.
 *
 * The title is what was chosen and is the text; the id beside it is ours.
 */

import { asNumber, asObject, asPayload, asText, type MetaObject, present } from "../meta_json.ts";
import type { ContentParser } from "./content_parser.ts";
import { parseForm } from "./parse_form.ts";

/** A quick reply of a template. */
export const parseTemplateButton: ContentParser = (body) => {
  const title = asText(body["text"]);
  const id = asText(body["payload"]);
  if (title === null && id === null) return null;
  return { text: title ?? id, content: { kind: "choice", of: "template_button", id, title } };
};

/** An answer to something interactive; null where it is of a kind nobody knows and says nothing. */
export const parseInteractive: ContentParser = (body, item) => {
  const kind = asText(body["type"]);
  if (kind === null) return null;
  const reply = asObject(body[kind]);
  if (kind === "button_reply") return choiceOf("button", reply);
  if (kind === "list_reply") return choiceOf("list", reply);
  if (kind === "nfm_reply") return parseForm(reply);
  if (kind === "call_permission_reply") return callPermissionOf(reply);
  return unknownOf(kind, reply, item);
};

function choiceOf(of: "button" | "list", reply: MetaObject): ReturnType<ContentParser> {
  const title = asText(reply["title"]);
  const id = asText(reply["id"]);
  const description = present({ description: asText(reply["description"]) });
  return { text: title ?? id, content: { kind: "choice", of, id, title, ...description } };
}

function callPermissionOf(reply: MetaObject): ReturnType<ContentParser> {
  const response = asText(reply["response"]) ?? "unknown";
  const seconds = asNumber(reply["expiration_timestamp"]);
  const expiry = present({ expiresAt: seconds === null ? null : Math.floor(seconds) * 1000 });
  return { text: null, content: { kind: "call_permission", response, ...expiry } };
}

/** Readable at least: what it says of itself, else Meta's word for it. */
function unknownOf(kind: string, reply: MetaObject, item: MetaObject): ReturnType<ContentParser> {
  const words = ["title", "body", "text", "name", "response"].map((member) => asText(reply[member]));
  const text = words.find((word) => word !== null) ?? kind;
  return { text, content: { kind: "unknown", raw: asPayload(item) } };
}
