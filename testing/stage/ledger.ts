/**
 * Taking stock after an accident: what the API shows against what the simulator,
 * which saw both sides of the line, knows to be true.
 *
 * The danger is a check that finds nothing because there was nothing: callers also
 * say how much there must be.
 */

import { allRows, type Fields, fieldsOf } from "./ask.ts";
import type { Customer } from "./customer.ts";
import type { ServerProcess } from "./server_process.ts";
import type { Stage } from "./stage.ts";

/** A message as the API shows it, with the customer under whose ticket it lies. */
export interface Stocked {
  readonly id: string;
  readonly direction: unknown;
  readonly status: unknown;
  readonly text: unknown;
  readonly providerId: unknown;
  /** The contact's WhatsApp id. */
  readonly waId: unknown;
  readonly ticketId: unknown;
}

/** Every message that one server shows. */
export async function takeStock(stage: Stage, server: ServerProcess = stage.server): Promise<Stocked[]> {
  const { admin } = stage.tokens;
  const tickets = await allRows(server.url, admin, "/tickets");
  const all = await Promise.all(tickets.map(async (ticket) => {
    const waId = fieldsOf(ticket.contact).wa_id;
    const messages = await allRows(server.url, admin, `/tickets/${ticket.id}/messages`);
    return messages.map((message) => stocked(message, waId));
  }));
  return all.flat();
}

function stocked(message: Fields, waId: unknown): Stocked {
  const { id, direction, status, text, provider_id: providerId, ticket_id: ticketId } = message;
  return { id: String(id), direction, status, text, providerId, waId, ticketId };
}

/** Everything that is wrong, in words; an empty list: nothing was lost, doubled, misfiled or left hanging. */
export function discrepancies(
  stage: Pick<Stage, "world">,
  customers: readonly Customer[],
  stock: readonly Stocked[],
): string[] {
  return [...inboundTrouble(customers, stock), ...outboundTrouble(stage, stock)];
}

function inboundTrouble(customers: readonly Customer[], stock: readonly Stocked[]): string[] {
  const found = Map.groupBy(
    stock.filter(({ direction }) => direction === "in"),
    ({ providerId }) => providerId,
  );
  const trouble: string[] = [];
  for (const customer of customers) {
    const tickets = new Set(stock.filter(({ waId }) => waId === customer.waId).map((one) => one.ticketId));
    if (tickets.size !== 1) trouble.push(`${customer.name} has ${tickets.size} tickets`);
    for (const { wamid, from, text } of customer.chat()) {
      if (from !== "customer") continue;
      const [message, ...more] = found.get(wamid) ?? [];
      if (!message) trouble.push(`lost: ${text}`);
      else if (message.waId !== customer.waId || message.text !== text) trouble.push(`misfiled: ${text}`);
      if (more.length > 0) trouble.push(`doubled: ${text}`);
    }
  }
  return trouble;
}

function outboundTrouble({ world }: Pick<Stage, "world">, stock: readonly Stocked[]): string[] {
  const received = Map.groupBy(world.sends, ({ opaque }) => opaque ?? "");
  const sent = stock.filter(({ direction }) => direction === "out");
  const known = new Set(sent.map(({ id }) => id));
  const strange = [...received.keys()].filter((id) => !known.has(id)).map((id) =>
    `sent, but not ours: ${id}`
  );
  return strange.concat(sent.flatMap(({ id, status, text }) => {
    const times = received.get(id)?.length ?? 0;
    if (times > 1) return [`sent ${times} times: ${text}`];
    const right = times === 1 ? /^(delivered|read)$/ : /^(undecided|failed)$/;
    return right.test(String(status)) ? [] : [`received ${times} times and yet ${status}: ${text}`];
  }));
}

/**
 * Waits until the stock is as it must be and nothing is on its way, and gives it; after `withinMs` it gives what
 * there is, for the caller to compare.
 */
export async function whenSettled(
  stage: Stage,
  customers: readonly Customer[],
  { server = stage.server, withinMs = 30_000 } = {},
): Promise<Stocked[]> {
  const until = performance.now() + withinMs;
  for (;;) {
    const stock = await takeStock(stage, server);
    const moving = stage.world.webhooks.pending() > 0 ||
      stock.some(({ status }) => /^(queued|sending|sent)$/.test(String(status)));
    if (!moving && discrepancies(stage, customers, stock).length === 0) return stock;
    if (performance.now() > until) return stock;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}
