/** A customer with a phone of the simulator's: writes, looks, holds the conversation as the phone shows it. */

import type { ChatMessage } from "../../simulator/chat.ts";
import { addPhone, customerReads, customerWrites, textContent } from "../../simulator/customer.ts";
import { parsePhone } from "../../simulator/phone.ts";
import { chatOf, type World } from "../../simulator/world.ts";

/** A customer. */
export interface Customer {
  readonly id: string;
  readonly name: string;
  readonly waId: string;
  /** Writes a text; the wamid. */
  writes(text: string): string;
  /** Opens the chat: everything delivered is read. */
  reads(): void;
  /** The conversation as the phone shows it, oldest first. */
  chat(): readonly ChatMessage[];
  /** What has reached the phone, in order; of these `reads` leaves none unread. */
  received(): string[];
}

let made = 0;

/** Accepted by Meta is not yet on the phone: only what was delivered can be read. */
const hasArrived = ({ from, status }: ChatMessage) =>
  from === "business" && (status === "delivered" || status === "read");

/** A new customer of that number. */
export function aCustomer(world: World, phoneNumberId: string, of: { name?: string } = {}): Customer {
  const digits = String(++made).padStart(8, "0");
  const name = of.name ?? `Cliente ${made}`;
  const phone = addPhone(
    world,
    parsePhone({ name, phone: `55119${digits}`, bsuid: `BR.${digits}`, auto_read: false, online: true }),
  );
  const number = () => {
    const found = world.numbers.get(phoneNumberId);
    if (!found) throw new Error("the number is not registered");
    return found;
  };
  const chat = () => chatOf(world, phoneNumberId, phone.id).messages;
  return {
    id: phone.id,
    name,
    waId: `55119${digits}`,
    writes: (text) => customerWrites(world, number(), phone, textContent(text)).wamid,
    reads: () => void customerReads(world, phone, phoneNumberId),
    chat,
    received: () => chat().filter(hasArrived).map(({ text }) => text ?? ""),
  };
}
