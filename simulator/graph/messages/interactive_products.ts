/** Products of a catalogue and orders, looked at by their structure only: there is no catalogue here. */
import type { JsonObject } from "../../json.ts";
import { mayObject, mayText, needLabel, needList, needObject, needText, refuse } from "../refusal.ts";
import { needName } from "./interactive_links.ts";

const path = "interactive['action']";

/** Reads `action: { catalog_id, product_retailer_id }`. */
export function readProduct(action: JsonObject): void {
  needText(action, "catalog_id", path);
  needText(action, "product_retailer_id", path);
}

/** Reads `action: { catalog_id, sections: [{ title, product_items: [{ product_retailer_id }] }] }`: thirty at most. */
export function readProductList(action: JsonObject): void {
  needText(action, "catalog_id", path);
  const sections = needList(action, "sections", path, 1, 10);
  let products = 0;
  for (const [index, section] of sections.entries()) {
    const here = `${path}['sections'][${index}]`;
    if (sections.length > 1) needLabel(section, "title", "Section title", 24);
    const items = needList(section, "product_items", here, 1, Infinity);
    for (const item of items) needText(item, "product_retailer_id", `${here}['product_items']`);
    products += items.length;
  }
  if (products > 30) refuse(131009, "Total product count exceed max allowed count: 30");
}

/** Reads `action: { name: "catalog_message", parameters?: { thumbnail_product_retailer_id? } }`. */
export function readCatalog(action: JsonObject): void {
  needName(action, "catalog_message");
  const given = mayObject(action, "parameters", path);
  if (given !== null) mayText(given, "thumbnail_product_retailer_id", `${path}['parameters']`);
}

/** Reads `action: { name, parameters: { reference_id, order, … } }` of an order to pay or of its status. */
export function readOrder(name: "review_and_pay" | "review_order"): (action: JsonObject) => void {
  return (action) => {
    needName(action, name);
    const given = needObject(action, "parameters", path);
    needText(given, "reference_id", `${path}['parameters']`);
    needText(needObject(given, "order", `${path}['parameters']`), "status", `${path}['parameters']['order']`);
    if (name === "review_order") return;
    needText(given, "currency", `${path}['parameters']`, 3);
    needObject(given, "total_amount", `${path}['parameters']`);
  };
}
