/**
 * What a message says: its words, and what its type needs besides.
 *
 * The words are what a row of the list, a quote and the search see; they are
 * never made up. A type, or a part of one, that nobody knows keeps Meta's item
 * whole in `content`, so that its card can show it.
 */

import type { ContentParser, Said } from "./content/content_parser.ts";
import { parseCards } from "./content/parse_cards.ts";
import { parseInteractive, parseTemplateButton } from "./content/parse_choice.ts";
import { parseLocation } from "./content/parse_location.ts";
import { parseOrder } from "./content/parse_order.ts";
import { parseUnsupported } from "./content/parse_unsupported.ts";
import { asList, asObject, asPayload, asText, type MetaObject } from "./meta_json.ts";
import { parseMedia } from "./parse_media.ts";

const PARSERS: ReadonlyMap<string, ContentParser> = new Map<string, ContentParser>([
  ["text", (body) => typeof body["body"] === "string" ? { text: asText(body["body"]) } : null],
  ["image", parseMedia("image")],
  ["video", parseMedia("video")],
  ["audio", parseMedia("audio")],
  ["voice", parseMedia("audio")],
  ["document", parseMedia("document")],
  ["sticker", parseMedia("sticker")],
  ["location", parseLocation],
  ["contacts", (_, item) => parseCards(item["contacts"])],
  ["button", parseTemplateButton],
  ["interactive", parseInteractive],
  ["order", parseOrder],
  ["unsupported", parseUnsupported],
  ["media_placeholder", parseUnsupported],
]);

/** What an item, or the message inside an edit, says. */
export function parseContent(item: MetaObject): Said {
  const type = typeOf(item);
  const body = asObject(item[type]);
  const said = PARSERS.get(type)?.(body, item);
  const unknown =
    () => ({ text: wordsOf(body), content: { kind: "unknown", raw: asPayload(item) } } as const);
  // Voice notes had a type of their own once.
  return { type: type === "voice" ? "audio" : type, ...said ?? unknown() };
}

/** Older forms of what could not be handed on have the type "unknown", or none at all, and an error. */
function typeOf(item: MetaObject): string {
  const type = asText(item["type"]) ?? "unknown";
  return type === "unknown" && asList(item["errors"]).length > 0 ? "unsupported" : type;
}

/** What a body of an unknown kind says in words. */
function wordsOf(body: MetaObject): string | null {
  return asText(body["caption"]) ?? asText(body["body"]) ?? asText(body["text"]) ?? asText(body["title"]);
}
