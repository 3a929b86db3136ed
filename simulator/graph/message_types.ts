/**
 * Which reader looks at which type of message. A new type is a new entry here and
 * a file in `messages/`.
 */
import type { JsonObject } from "../json.ts";
import { mediaReader } from "./messages/media.ts";
import { readContacts } from "./messages/contacts.ts";
import { readInteractive } from "./messages/interactive.ts";
import { readLocation } from "./messages/location.ts";
import type { ContentReader, MessageContent, Sender } from "./messages/message_content.ts";
import { readReaction } from "./messages/reaction.ts";
import { readTemplate } from "./messages/template.ts";
import { readText } from "./messages/text.ts";
import { refuseParameter } from "./refusal.ts";

const readers: Record<string, ContentReader> = {
  audio: mediaReader("audio"),
  contacts: readContacts,
  document: mediaReader("document"),
  image: mediaReader("image"),
  interactive: readInteractive,
  location: readLocation,
  reaction: readReaction,
  sticker: mediaReader("sticker"),
  template: readTemplate,
  text: readText,
  video: mediaReader("video"),
};

/** The message in a request body; `type` may be left out for a text. Throws a `Refusal`. */
export function readMessageContent(body: JsonObject, sender: Sender): MessageContent {
  const type = body.type === undefined ? "text" : String(body.type).toLowerCase();
  const reader = Object.hasOwn(readers, type) ? readers[type] : undefined;
  if (reader) return reader(body, sender);
  const known = Object.keys(readers).join(", ").toUpperCase();
  refuseParameter(`Param type must be one of {${known}} - got "${type}".`);
}
