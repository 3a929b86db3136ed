/** A place as a form says it. */

import { invalid } from "../../../core/errors.ts";
import type { Location } from "../../../core/messages/content.ts";

/** The place of these fields; a comma is as good as a point. Refuses `location_invalid`. */
export function placeOf(field: (name: string) => string): Omit<Location, "kind"> {
  const number = (name: string) => {
    const text = field(name).trim().replace(",", ".");
    if (!/^[+-]?\d{1,3}(\.\d+)?$/.test(text)) throw invalid("location_invalid", "This is no place on earth");
    return Number(text);
  };
  const [name, address] = [field("name").trim(), field("address").trim()];
  return {
    latitude: number("latitude"),
    longitude: number("longitude"),
    ...(name && { name }),
    ...(address && { address }),
  };
}
