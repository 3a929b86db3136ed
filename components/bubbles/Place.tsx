/** A place: its name and address, its coordinates, and two maps to open. No picture of it is fetched from anywhere. */

import type { Location } from "../../core/messages/content.ts";
import { Icon } from "../Icon.tsx";
import { useText } from "../reader.ts";

/** Draws the place. */
export function Place({ place }: { place: Omit<Location, "kind"> }) {
  const t = useText();
  const { name, address } = place;
  const latitude = Number(place.latitude);
  const longitude = Number(place.longitude);
  const at = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  const osm =
    `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`;
  const google = `https://www.google.com/maps/search/?api=1&query=${latitude},${longitude}`;
  return (
    <div class="card">
      <p class="card-head">
        <Icon name="pin" />
        <b>{name ?? t("kind_location")}</b>
      </p>
      {address && <p>{address}</p>}
      <p class="soft">{at}</p>
      <p class="card-acts">
        <a href={osm} target="_blank" rel="noopener noreferrer">OpenStreetMap</a>
        <a href={google} target="_blank" rel="noopener noreferrer">Google Maps</a>
      </p>
    </div>
  );
}
