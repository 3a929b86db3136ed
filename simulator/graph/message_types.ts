/**
 * What the simulator takes as a message, type by type: each entry looks at the
 * request as Meta would and gives the message's own members, or the refusal.
 *
 * A new type is a new entry here (and a file of its own once it needs more than
 * a few lines). Lengths are counted in characters as a person counts them, never
 * in UTF-16 units: an emoji is one.
 */
import { isObject, type JsonObject, textAt } from "../json.ts";
import { type GraphError, graphError, invalidParameter } from "./graph_error.ts";

/** The accepted members of a message in Meta's form, and what of it can be read as text. */
export interface MessageContent {
  type: string;
  text: string | null;
  content: JsonObject;
}

type Reader = (body: JsonObject) => MessageContent | GraphError;

const metaTypes = [
  "audio",
  "contacts",
  "document",
  "image",
  "interactive",
  "location",
  "reaction",
  "sticker",
  "template",
  "text",
  "video",
];

const readers: Record<string, Reader> = { text: readText };

/** The message in a request body; `type` may be left out for a text. */
export function readMessageContent(body: JsonObject): MessageContent | GraphError {
  const type = body.type === undefined ? "text" : String(body.type).toLowerCase();
  const reader = readers[type];
  if (reader) return reader(body);
  if (metaTypes.includes(type)) return graphError(131051, `Messages of type ${type} are not simulated.`);
  return invalidParameter(
    `Param type must be one of {${metaTypes.join(", ").toUpperCase()}} - got "${type}".`,
  );
}

function readText(body: JsonObject): MessageContent | GraphError {
  if (body.text === undefined) return graphError(131008, "Parameter 'text' is mandatory for type 'text'");
  if (!isObject(body.text)) return invalidParameter("Param text must be a JSON object.");
  const text = textAt(body.text, "body");
  if (text === null) return invalidParameter("The parameter text['body'] is required.");
  if ([...text].length > 4096) {
    return invalidParameter("Param text['body'] must be at most 4096 characters long.");
  }
  const preview = body.text.preview_url;
  if (preview !== undefined && typeof preview !== "boolean" && preview !== "true" && preview !== "false") {
    return invalidParameter("Param text['preview_url'] must be a boolean.");
  }
  return { type: "text", text, content: { type: "text", text: { body: text } } };
}
