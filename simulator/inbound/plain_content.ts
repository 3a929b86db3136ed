/** Text, places, visiting cards and orders: what a customer sends without a file. */
import { flagAt, numberAt, textAt } from "../json.ts";
import { type ContentMaker, listAt, objectAt, only } from "./content.ts";

/** `{ text }`. */
export const text: ContentMaker = ({ input }) => {
  const body = textAt(input, "text");
  return body === null ? { problem: "text is missing." } : { content: { type: "text", text: { body } } };
};

const place = {
  latitude: -23.561414,
  longitude: -46.655881,
  name: "MASP",
  address: "Av. Paulista, 1578, São Paulo",
  url: "https://maps.example/masp",
};

/** `{ latitude, longitude, name?, address?, url? }`; without coordinates a place in São Paulo. */
export const location: ContentMaker = ({ input }) => {
  const latitude = numberAt(input, "latitude");
  const longitude = numberAt(input, "longitude");
  if (input.latitude === undefined && input.longitude === undefined) {
    return { content: { type: "location", location: { ...place } } };
  }
  if (latitude === null || Math.abs(latitude) > 90) return { problem: "latitude must be from -90 to 90." };
  if (longitude === null || Math.abs(longitude) > 180) {
    return { problem: "longitude must be from -180 to 180." };
  }
  const members = { latitude, longitude, ...only(input, ["name", "address", "url"]) };
  return { content: { type: "location", location: members } };
};

const card = {
  name: { formatted_name: "Rita Alves", first_name: "Rita", last_name: "Alves" },
  phones: [{ phone: "+55 11 97654-3210", wa_id: "5511976543210", type: "CELL" }],
  emails: [{ email: "rita@exemplo.com.br", type: "WORK" }],
  org: { company: "Alves Pães", title: "Padeira" },
};

/** `{ contacts }` in Meta's form, else one card; `contact_request` is the answer to a request for the own number. */
export const contacts: ContentMaker = ({ phone, input }) => {
  if (flagAt(input, "contact_request") !== true) {
    return { content: { type: "contacts", contacts: listAt(input, "contacts", [card]) } };
  }
  if (phone.phone === null) return { problem: "This customer has no phone number to share." };
  const own = {
    name: { formatted_name: phone.name },
    phones: [{ phone: `+${phone.phone}`, wa_id: phone.phone, type: "CELL" }],
    origin: "contact_request",
  };
  return { content: { type: "contacts", contacts: [own] } };
};

const basket = [
  { product_retailer_id: "cafe-500", quantity: 2, item_price: 34.9, currency: "BRL" },
  { product_retailer_id: "filtro-103", quantity: 1, item_price: 9.5, currency: "BRL" },
];

/** `{ catalog_id?, note?, product_items? }`. */
export const order: ContentMaker = ({ input }) => ({
  content: {
    type: "order",
    order: {
      catalog_id: textAt(input, "catalog_id") ?? "700200300400500",
      text: textAt(input, "note") ?? "",
      product_items: listAt(input, "product_items", basket),
    },
  },
});

/** `{ text?, referred_product? }`: a question about a product of the catalogue. */
export const productInquiry: ContentMaker = ({ input }) => ({
  content: {
    type: "text",
    text: { body: textAt(input, "text") ?? "Ainda tem este?" },
    context: {
      referred_product: objectAt(input, "referred_product", {
        catalog_id: "700200300400500",
        product_retailer_id: "cafe-500",
      }),
    },
  },
});
