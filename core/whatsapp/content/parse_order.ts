/** An order out of a catalogue; Meta sends quantities and prices as numbers or as text. */

import { asNumber, asObjects, asText } from "../meta_json.ts";
import type { ContentParser } from "./content_parser.ts";

/** More lines stay in the raw item. */
const MAX_LINES = 500;

/** The order, line by line. */
export const parseOrder: ContentParser = (body) => ({
  text: asText(body["text"]),
  content: {
    kind: "order",
    catalogId: asText(body["catalog_id"]),
    items: asObjects(body["product_items"], MAX_LINES).map((line) => ({
      productId: asText(line["product_retailer_id"]) ?? "",
      quantity: asNumber(line["quantity"]),
      price: asNumber(line["item_price"]),
      currency: asText(line["currency"]),
    })),
  },
});
