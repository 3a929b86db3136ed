/**
 * Message ids of the shape WhatsApp makes: `wamid.` and the base64 of a small
 * structure that holds the customer's number and twenty hex digits.
 *
 * They are unique by chance alone (80 random bits), never by a counter: a
 * simulator that starts anew with an empty memory must not repeat the ids it
 * gave yesterday to an inbox that still remembers them.
 */
import { Buffer } from "node:buffer";
import { randomBytes } from "node:crypto";

const inbound = 0x12;
const outbound = 0x11;

/** A new id for a message from (`in`) or to (`out`) the customer with this phone or BSUID. */
export function newWamid(direction: "in" | "out", customer: string): string {
  const who = customer.replace(/\D/g, "").slice(0, 127);
  const token = randomBytes(10).toString("hex").toUpperCase();
  const kind = direction === "in" ? inbound : outbound;
  const bytes = Buffer.concat([
    Buffer.from([0x1c, 0x18, who.length]),
    Buffer.from(who),
    Buffer.from([0x15, 0x02, 0x00, kind, 0x18, token.length]),
    Buffer.from(token),
    Buffer.from([0x00]),
  ]);
  return `wamid.${bytes.toString("base64")}`;
}
