/**
 * What came of a delivery, item by item: what is in the database now of all that
 * it said. Nothing was noted down when it was received; the database itself is asked,
 * so that the answer is the truth of today, also after a reprocessing.
 */

import type { Identity } from "../contacts/contact.ts";
import type { Reader } from "../db/mod.ts";
import type { InboundItem } from "./inbound.ts";
import { numberOf, ownWamid, peopleIn, targetWamids } from "./inbound_keys.ts";
import { findOutcomes, type Found, type FoundMessage, keyOf } from "./outcome_store.ts";

/**
 * stored: it is there; duplicate: it was there before this delivery came; waiting: kept for a message that has not
 * come; no_effect: read, and nothing changes by it; unknown_number: for a number that is no connection of ours;
 * missing: it should be there and is not (yet).
 */
export type OutcomeState = "stored" | "duplicate" | "waiting" | "no_effect" | "unknown_number" | "missing";

/** One thing that a delivery said, and what is found of it. */
export interface Outcome {
  readonly kind: InboundItem["kind"];
  /** Meta's word for it: a message's type, a receipt's status, an event, a field. */
  readonly word: string | null;
  /** Meta's id of the thing itself. */
  readonly providerId: string | null;
  /** Meta's id of the message it speaks of. */
  readonly targetId: string | null;
  readonly at: number | null;
  readonly state: OutcomeState;
  /** The message it became or speaks of. */
  readonly message: { readonly id: string; readonly ticketId: string; readonly status: string } | null;
  /** Whom it is about, where no message says so. */
  readonly contactId: string | null;
}

/** A delivery's items, and when it came. */
export interface Said {
  readonly items: readonly InboundItem[];
  readonly receivedAt: number;
}

/** What came of each, in order. */
export async function listOutcomes(reader: Reader, { items, receivedAt }: Said): Promise<Outcome[]> {
  const found = await findOutcomes(reader, items);
  return items.map((item) => outcomeOf(item, found, receivedAt));
}

function outcomeOf(item: InboundItem, found: Found, receivedAt: number): Outcome {
  const number = numberOf(item);
  const spoken = item.kind === "receipt" ? [item.providerId] : targetWamids(item);
  const of = (wamid: string | null) => wamid === null ? undefined : found.messages.get(keyOf(number, wamid));
  const own = of(ownWamid(item));
  const target = spoken.map(of).find((one) => one !== undefined);
  const named = item.kind === "receipt" && item.opaque ? found.messages.get(item.opaque) : undefined;
  const speaksOf = ["receipt", "reaction", "edit", "revoke", "call"].includes(item.kind);
  const message = own ?? (speaksOf ? target ?? named : undefined);
  const contactId = peopleIn(item).map((one) => found.contacts.get(contactKey(one))).find(Boolean) ?? null;
  const facts: Facts = { found, number, message, contactId, receivedAt };
  return {
    kind: item.kind,
    word: wordOf(item),
    providerId: "providerId" in item ? item.providerId : null,
    targetId: "targetId" in item ? item.targetId : null,
    at: "at" in item ? item.at : null,
    state: number !== null && !found.numbers.has(number) ? "unknown_number" : stateOf(item, facts),
    message: message ? { id: message.id, ticketId: message.ticketId, status: message.status } : null,
    contactId,
  };
}

const contactKey = ({ kind, value }: Identity) => keyOf(kind, value);

interface Facts {
  readonly found: Found;
  readonly number: string | null;
  readonly message: FoundMessage | undefined;
  readonly contactId: string | null;
  readonly receivedAt: number;
}

function stateOf(item: InboundItem, { found, number, message, contactId, receivedAt }: Facts): OutcomeState {
  const since = (at: number): OutcomeState => at < receivedAt ? "duplicate" : "stored";
  const kept = (there: boolean): OutcomeState => !there ? "missing" : message ? "stored" : "waiting";
  switch (item.kind) {
    case "message":
      return message ? since(message.createdAt) : "missing";
    case "call":
      return message ? "stored" : "missing";
    case "receipt": {
      const at = found.receipts.get(keyOf(number, item.providerId, item.status));
      if (at === undefined) return "missing";
      return message ? since(at) : "waiting";
    }
    case "reaction":
      return kept(targetWamids(item).some((target) => found.reactions.has(keyOf(number, target))));
    case "edit":
    case "revoke":
      return kept(found.revisions.has(keyOf(number, item.providerId)));
    case "template_update":
      return found.templates.has(keyOf(item.wabaId, item.name, item.language)) ? "stored" : "missing";
    case "account_update":
      return found.alerts.has(keyOf(item.field, item.event, item.at)) ? "stored" : "missing";
    case "history_progress":
      return "stored";
    case "other":
      return "no_effect";
    default:
      return contactId !== null ? "stored" : "no_effect";
  }
}

function wordOf(item: InboundItem): string | null {
  switch (item.kind) {
    case "message":
    case "edit":
      return item.type;
    case "receipt":
      return item.status;
    case "reaction":
      return item.emoji;
    case "identity_change":
      return item.change;
    case "call":
    case "group_update":
      return item.event;
    case "account_update":
      return `${item.field}: ${item.event}`;
    case "template_update":
      return `${item.name} ${item.language}`;
    case "preference":
      return item.value;
    case "address_book":
      return item.action;
    case "handover":
      return item.heldBy;
    case "other":
      return item.field;
    default:
      return null;
  }
}
