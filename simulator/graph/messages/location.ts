/** A place on the map. */
import { contentObject, mayText, needNumber } from "../refusal.ts";
import type { ContentReader } from "./message_content.ts";

/** Reads `location: { latitude, longitude, name?, address? }`. */
export const readLocation: ContentReader = (body) => {
  const given = contentObject(body, "location");
  const name = mayText(given, "name", "location") ?? undefined;
  const address = mayText(given, "address", "location") ?? undefined;
  const location = {
    latitude: needNumber(given, "latitude", "location", -90, 90),
    longitude: needNumber(given, "longitude", "location", -180, 180),
    name,
    address,
  };
  return { type: "location", text: name ?? address ?? null, content: { type: "location", location } };
};
