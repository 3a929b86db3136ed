/**
 * A ticket's life, walked at random but the same for the same seed: customers
 * write, agents accept, answer, return and close, Meta takes and refuses, receipts
 * come late and in any order, time passes.
 *
 * What a command refuses is part of the walk: a refusal is a step that changes
 * nothing. Anything else that is thrown is a bug and ends it.
 */

import type { Connection } from "../core/connections/connection.ts";
import { removePicture, saveName, savePicture } from "../core/contacts/mod.ts";
import { DomainError } from "../core/errors.ts";
import { sql } from "../core/db/mod.ts";
import type { InboundItem } from "../core/messages/inbound.ts";
import { deliverMessage, sendText } from "../core/messages/mod.ts";
import { receiveDeliveries } from "../core/messages/receive_deliveries.ts";
import { acceptTicket, closeTicket, listTickets, readTicket, returnTicket } from "../core/tickets/mod.ts";
import type { User } from "../core/users/user.ts";
import { refused, scriptedChannel } from "./scripted_channel.ts";
import type { TestCore } from "./test_core.ts";
import { walkSender, walkTalk } from "./walk_customers.ts";
import { ANY_FILE, walkSending } from "./walk_sending.ts";

/** Who takes part. */
export interface WalkParts {
  readonly seed: number;
  readonly connections: readonly Connection[];
  readonly agents: readonly User[];
}

/** A walk that goes on for as long as it is asked to. */
export interface Walk {
  /** Does one thing; says what it was and how it ended. */
  step(): Promise<string>;
  /** The next number of the walk's own chance, 0 to 1. */
  pick(): number;
}

const MINUTE = 60_000;

/** What happens more often than the rest. */
const OFTEN = [
  "a customer writes",
  "an agent accepts",
  "an agent accepts",
  "an agent answers",
  "a receipt comes",
  "a customer writes",
  "an agent accepts",
  "an agent answers",
  "a receipt comes",
  "a reaction comes",
  "an edit comes",
];

/** A walk; the first step is always a customer who writes. */
export function aWalk(core: TestCore, { seed, connections, agents }: WalkParts): Walk {
  let state = seed * 2654435761 % 2 ** 32;
  const pick = () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  };
  const oneOf = <T>(list: readonly T[]): T => {
    const one = list[Math.floor(pick() * list.length)];
    if (one === undefined) {
      throw new DomainError("not_found", "nothing_to_pick", "There is nothing to pick from");
    }
    return one;
  };
  let deliveries = 0;
  let begun = false;
  const journalId = `walk ${seed}`;
  const receive = async (...items: InboundItem[]) => {
    await receiveDeliveries(core, { journalId, from: deliveries, to: ++deliveries, items });
  };
  const tickets = async () => (await listTickets(core.db.primary, { viewer: boss, limit: 100 })).tickets;
  const boss: User = { ...oneOf(agents), role: "admin" };
  const served = async () => {
    const of = oneOf((await tickets()).filter((t) => t.status === "attending"));
    return { of, agent: agents.find((a) => a.id === of.assignee?.id) ?? oneOf(agents) };
  };

  const steps: Record<string, () => Promise<unknown>> = {
    "a customer writes": () => {
      const n = 1 + Math.floor(pick() * 8);
      const late = pick() < 0.1 ? `wamid.later.${Math.floor(pick() * 4)}` : null;
      return receive({
        kind: "message",
        phoneNumberId: oneOf(connections).phoneNumberId,
        providerId: late ?? `wamid.in.${seed}.${deliveries}`,
        from: walkSender(n, pick() < 0.2 ? `Cliente ${n} (${deliveries})` : undefined),
        type: "text",
        text: pick() < 0.1 ? "😀".repeat(170) : "Olá",
        payload: null,
        at: Math.floor(core.now() / 1000) * 1000 - (pick() < 0.1 ? 5000 : 0),
      });
    },
    "an agent accepts": async () => {
      const open = (await tickets()).filter((t) => t.status === "waiting" || pick() < 0.1);
      await acceptTicket(core, { ticketId: oneOf(open).id, agent: oneOf(agents) });
    },
    "an agent answers": async () => {
      const { of, agent } = await served();
      await sendText(core, { ticketId: of.id, author: agent, text: `Resposta ${Math.floor(pick() * 1000)}` });
    },
    "Meta is handed a message": async () => {
      const queued = await core.db.primary.rows(
        sql`SELECT public_id AS id FROM messages WHERE status IN ('queued', 'sending') ORDER BY id LIMIT 3`,
      );
      const messageId = String(oneOf(queued).id);
      const channel = scriptedChannel(oneOf([
        { kind: "accepted", providerId: `wamid.out.${messageId}`, waId: null },
        { kind: "accepted", providerId: `wamid.out.${messageId}`, waId: null },
        { kind: "unknown", reason: "time-out" },
        refused("retry"),
        refused("never", "131026"),
      ]));
      await deliverMessage(core, { files: ANY_FILE, messageId, channel, attempt: 1 });
    },
    "a receipt comes": async () => {
      const out = await core.db.primary.rows(
        sql`SELECT m.public_id AS id, c.phone_number_id FROM messages m JOIN connections c ON c.id = m.connection_id
          WHERE m.direction = 'out' AND m.type = 'text' ORDER BY m.id DESC LIMIT 5`,
      );
      const { id, phone_number_id } = oneOf(out);
      const status = oneOf(["sent", "delivered", "read", "failed", "deleted"]);
      const error = status === "failed" ? { code: "131026", title: "Message undeliverable" } : null;
      await receive({
        kind: "receipt",
        phoneNumberId: String(phone_number_id),
        providerId: `wamid.out.${id}`,
        opaque: String(id),
        status,
        at: core.now(),
        error,
        payload: error ? { errors: [{ code: 131026, title: error.title }] } : {},
      });
    },
    "an assignee reads": async () => {
      const { of, agent } = await served();
      await readTicket(core, {
        ticketId: of.id,
        reader: agent,
        seen: of.inboundSeq - (pick() < 0.2 ? 1 : 0),
      });
    },
    "an agent returns it": async () => {
      const { of, agent } = await served();
      await returnTicket(core, { ticketId: of.id, agent, reason: pick() < 0.5 ? "Almoço" : "" });
    },
    "an agent closes it": async () => {
      const { of, agent } = await served();
      const seen = of.inboundSeq - (pick() < 0.2 ? 1 : 0);
      await closeTicket(core, { ticketId: of.id, agent, farewell: pick() < 0.7, seen });
    },
    "an agent names a customer, or shows their face": async () => {
      const of = { contactId: oneOf(await tickets()).contact.id, viewer: boss };
      const n = Math.floor(pick() * 4);
      if (n === 0) await removePicture(core, of);
      else if (n === 1) await savePicture(core, { ...of, sha256: String(deliveries).padStart(64, "0") });
      else await saveName(core, { ...of, name: n === 2 ? `Nome ${deliveries}` : null });
    },
    ...Object.fromEntries(
      Object.entries(walkTalk).map(([name, talk]) => [name, async () => {
        const { phoneNumberId } = oneOf(connections);
        const n = 1 + Math.floor(pick() * 8);
        const wamid = `wamid.talk.${seed}.${deliveries}`;
        await receive(await talk({ core, phoneNumberId, n, wamid, pick }));
      }]),
    ),
    "time passes": () => {
      const minutes = oneOf([0.1, 1, 1, 1, 1, 60, 180, 25 * 60]);
      core.advance(Math.round(minutes * MINUTE));
      return Promise.resolve();
    },
  };

  const sends = { core, connections, agents, pick, oneOf, served };
  for (const [name, step] of Object.entries(walkSending)) steps[name] = () => step(sends);

  return {
    pick,
    async step() {
      const name = begun ? oneOf([...Object.keys(steps), ...OFTEN]) : "a customer writes";
      begun = true;
      try {
        await steps[name]?.();
        return name;
      } catch (error) { // a refusal is part of the walk
        if (!(error instanceof DomainError)) throw error;
        return `${name} (${error.code})`;
      }
    },
  };
}
