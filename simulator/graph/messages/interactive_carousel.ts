/** Two to ten cards side by side, each with a picture or a video and a button of the same kind. */
import type { JsonObject } from "../../json.ts";
import {
  mayObject,
  needList,
  needNumber,
  needObject,
  needText,
  needUnique,
  refuse,
  refuseParameter,
} from "../refusal.ts";
import { readButtons } from "./interactive_buttons.ts";
import { readCtaUrl } from "./interactive_links.ts";
import { readProduct } from "./interactive_products.ts";
import { mediaReference } from "./media.ts";
import type { Sender } from "./message_content.ts";

/** Reads `action: { cards: [{ card_index, type, header, body?, action }] }`. */
export function readCarousel(action: JsonObject, sender: Sender): void {
  const cards = needList(action, "cards", "interactive['action']", 2, 10);
  const kinds = cards.map((card, index) =>
    readCard(card, `interactive['action']['cards'][${index}]`, sender)
  );
  if (new Set(kinds).size > 1) refuse(131009, "All cards of a carousel must have the same type and buttons.");
  needUnique(cards.map((card) => String(card.card_index)), "card index");
}

/** What kind of card it is: all cards of a carousel must agree. */
function readCard(card: JsonObject, path: string, sender: Sender): string {
  needNumber(card, "card_index", path, 0, 9);
  const inner = needObject(card, "action", path);
  if (card.type === "product") {
    readProduct(inner);
    return "product";
  }
  if (card.type !== "cta_url" && card.type !== "button") {
    refuseParameter(`Param ${path}['type'] must be one of {CTA_URL, BUTTON, PRODUCT}.`);
  }
  const header = needObject(card, "header", path);
  const type = header.type === "image" || header.type === "video" ? header.type : null;
  if (type === null) refuseParameter(`Param ${path}['header']['type'] must be one of {IMAGE, VIDEO}.`);
  mediaReference(needObject(header, type, `${path}['header']`), type, `${path}['header']['${type}']`, sender);
  const body = mayObject(card, "body", path);
  if (body !== null) needText(body, "text", `${path}['body']`, 160);
  if (card.type === "cta_url") readCtaUrl(inner);
  else readButtons(inner);
  return `${card.type} ${type} ${Array.isArray(inner.buttons) ? inner.buttons.length : 0}`;
}
