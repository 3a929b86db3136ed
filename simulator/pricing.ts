/** What a status says a message costs: a number's first thousand service messages of a month are free. */
import type { ChatMessage, MessageStatus } from "./chat.ts";
import type { Pricing } from "./webhooks/envelope.ts";
import type { World } from "./world.ts";

const freePerMonth = 1000;

const billingMonth = (message: ChatMessage) =>
  `${message.number} ${new Date(message.at).toISOString().slice(0, 7)}`;

/** Counts one more delivered service message of this number and month. */
export function countDelivered(world: World, message: ChatMessage): void {
  if (message.billed_as !== "service") return;
  const month = billingMonth(message);
  world.billed.set(month, (world.billed.get(month) ?? 0) + 1);
}

/** The price of this status; null where it has none: a failure, a reaction. Counts a delivery. */
export function pricingOf(world: World, message: ChatMessage, status: MessageStatus): Pricing | null {
  const category = message.billed_as;
  if (status === "failed" || category === null) return null;
  const delivered = world.billed.get(billingMonth(message)) ?? 0;
  if (status === "delivered") countDelivered(world, message);
  const free = category === "service" && delivered < freePerMonth;
  return {
    billable: !free,
    pricing_model: "PMP",
    type: free ? "free_customer_service" : "regular",
    category,
  };
}
