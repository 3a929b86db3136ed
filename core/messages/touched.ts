/**
 * The keys of everything that a batch of webhook items touches, each once: what is
 * asked of the database for it. What a batch has nothing of stays an empty list, and
 * is not asked for.
 */

import type { Identity } from "../contacts/contact.ts";
import type { InboundItem } from "./inbound.ts";
import { identityKey } from "./inbound_decision.ts";
import {
  numberOf,
  ownWamid,
  peopleIn,
  renamedBy,
  targetWamids,
  threadOwners,
  wamidIn,
} from "./inbound_keys.ts";

/** A message of Meta's on one of our numbers. */
type Wamid = readonly [phoneNumberId: string, wamid: string];

/** What a batch touches. */
export interface Touched {
  readonly numbers: readonly string[];
  /** Of what is about to be stored. */
  readonly own: readonly Wamid[];
  /** Of what is spoken of: answered, reacted to, edited, taken back. */
  readonly targets: readonly Wamid[];
  /** Both, each once. */
  readonly wamids: readonly Wamid[];
  readonly receipts: readonly (readonly [phoneNumberId: string, wamid: string, opaque: string | null])[];
  readonly identities: readonly Identity[];
  /** Whose tickets may change: identities on a number. */
  readonly owners: readonly (readonly [phoneNumberId: string, kind: string, value: string])[];
  /** Who may get another name: their tickets on other numbers show it as well. */
  readonly renamed: readonly Identity[];
  readonly groupIds: readonly string[];
  /** Messages to group chats of which participants say how far they have come. */
  readonly participants: readonly Wamid[];
  /** What the business said elsewhere: how far it has come may be known before it is. */
  readonly overheard: readonly Wamid[];
}

/** What these items touch. */
export function touchedBy(items: readonly InboundItem[]): Touched {
  const numbers = new Set<string>();
  const own = new Map<string, Wamid>();
  const targets = new Map<string, Wamid>();
  const receipts: [string, string, string | null][] = [];
  const identities = new Map<string, Identity>();
  const owners = new Map<string, [string, string, string]>();
  const renamed = new Map<string, Identity>();
  const groupIds = new Set<string>();
  const participants = new Map<string, Wamid>();
  const overheard: Wamid[] = [];
  for (const item of items) {
    const number = numberOf(item);
    if (number === null || item.kind === "account_update") continue;
    numbers.add(number);
    if (item.kind === "receipt") {
      const wamid = wamidIn(item.source, item.providerId);
      receipts.push([number, wamid, item.opaque]);
      if (item.participant !== undefined) participants.set(`${number} ${wamid}`, [number, wamid]);
      continue;
    }
    const wamid = ownWamid(item);
    if (wamid !== null) own.set(`${number} ${wamid}`, [number, wamid]);
    if (wamid !== null && item.kind === "message" && item.direction === "out") {
      overheard.push([number, wamid]);
    }
    for (const target of targetWamids(item)) targets.set(`${number} ${target}`, [number, target]);
    for (const identity of peopleIn(item)) identities.set(identityKey(identity), identity);
    for (const identity of renamedBy(item)) renamed.set(identityKey(identity), identity);
    for (const { kind, value } of threadOwners(item)) {
      owners.set(`${number} ${kind} ${value}`, [number, kind, value]);
    }
    if ("groupId" in item && item.groupId !== undefined) groupIds.add(item.groupId);
  }
  return {
    numbers: [...numbers],
    own: [...own.values()],
    targets: [...targets.values()],
    wamids: targets.size === 0 ? [...own.values()] : [...new Map([...own, ...targets]).values()],
    receipts,
    identities: [...identities.values()],
    owners: [...owners.values()],
    renamed: [...renamed.values()],
    groupIds: [...groupIds],
    participants: [...participants.values()],
    overheard,
  };
}
