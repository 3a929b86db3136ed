/** A place on the map; its words are its name and address. */

import { asNumber, asText, present } from "../meta_json.ts";
import type { ContentParser } from "./content_parser.ts";

/** The place; null where the coordinates are none. */
export const parseLocation: ContentParser = (body) => {
  const latitude = asNumber(body["latitude"]);
  const longitude = asNumber(body["longitude"]);
  if (latitude === null || longitude === null || Math.abs(latitude) > 90 || Math.abs(longitude) > 180) {
    return null;
  }
  const name = asText(body["name"]);
  const address = asText(body["address"]);
  return {
    text: [name, address].filter((part) => part !== null).join("\n") || null,
    content: {
      kind: "location",
      latitude,
      longitude,
      ...present({ name, address, url: asText(body["url"]) }),
    },
  };
};
