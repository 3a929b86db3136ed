/**
 * What an item of a webhook touches: the wamid it is stored under, the messages it
 * speaks of, whose thread it belongs to. Loading asks here for everybody at once,
 * deciding asks again; so both always speak of the same.
 *
 * What was overheard while Meta's own agent had the conversation has wamids of its
 * own: the same message may also come to us as an ordinary one.
 */

import type { Identity } from "../contacts/contact.ts";
import { matchKey } from "../contacts/mod.ts";
import type { InboundItem, InboundMessage, InboundPreference, InboundSender } from "./inbound.ts";

/** The identities a sender can be known by, phone first. */
export function identitiesOf({ phone, bsuid }: Pick<InboundSender, "phone" | "bsuid">): Identity[] {
  return [
    ...(phone ? [{ kind: "phone", value: matchKey(phone) } as const] : []),
    ...(bsuid ? [{ kind: "bsuid", value: bsuid } as const] : []),
  ];
}

/** The identity of a group chat. */
export const groupIdentity = (groupId: string): Identity => ({ kind: "group", value: groupId });

/** The wamid that a message of that source has with us. */
export function wamidIn(source: InboundMessage["source"], wamid: string): string {
  return source === "meta_agent" ? `standby:${wamid}` : wamid;
}

/** The wamid as Meta knows it, of the one that a message has with us. */
export const metasWamid = (wamid: string): string => wamid.replace(/^standby:/, "");

/** What the message or line that an item leaves in a thread is known by; null: it leaves none. */
export function ownWamid(item: InboundItem): string | null {
  switch (item.kind) {
    case "message":
    case "call":
      return wamidIn(item.source, item.providerId);
    case "identity_change":
      return item.providerId;
    case "preference":
      return preferenceKey(item);
    default:
      return null;
  }
}

/** What tells one word about marketing from another: Meta gives it no id. */
const preferenceKey = ({ from, value, at }: InboundPreference) =>
  `preference:${from.bsuid ?? from.waId ?? from.phone}:${value}:${at}`;

/** The wamids that the message a message answers may have, likeliest first. */
export function quotedWamids({ source, quotedId }: InboundMessage): string[] {
  return quotedId === undefined ? [] : both(source, quotedId);
}

/** The wamids an item may speak of, likeliest first. */
export function targetWamids(item: InboundItem): string[] {
  switch (item.kind) {
    case "message":
      // A file of the history may find its placeholder, which has come under the same wamid.
      return [
        ...(item.source === "history" && item.media ? [item.providerId] : []),
        ...quotedWamids(item),
      ];
    case "reaction":
    case "edit":
    case "revoke":
      return both(item.source, item.targetId);
    case "call":
      return [wamidIn(item.source, item.providerId)];
    default:
      return [];
  }
}

const both = (source: InboundMessage["source"], wamid: string) =>
  source === "meta_agent" ? [wamidIn(source, wamid), wamid] : [wamid];

/** Everybody an item names. */
export function peopleIn(item: InboundItem): Identity[] {
  switch (item.kind) {
    case "identity_change":
      return [...identitiesOf(item.before), ...identitiesOf(item.after)];
    case "group_update":
      return [groupIdentity(item.groupId)];
    case "message":
    case "call":
    case "reaction":
    case "edit":
    case "revoke": {
      const people = identitiesOf(item.from);
      return item.groupId === undefined ? people : [...people, groupIdentity(item.groupId)];
    }
    case "preference":
    case "address_book":
    case "handover":
      return identitiesOf(item.from);
    default:
      return [];
  }
}

/** Whose name or number an item may change, which every screen that shows them must hear of. */
export function renamedBy(item: InboundItem): Identity[] {
  const renames = item.kind === "address_book" || item.kind === "identity_change" ||
    item.kind === "group_update";
  return renames ? peopleIn(item) : [];
}

/** Whose ticket an item may change or be written into; what speaks of a message finds it by that. */
export function threadOwners(item: InboundItem): Identity[] {
  if (item.kind === "reaction" || item.kind === "edit" || item.kind === "revoke") return [];
  if ((item.kind === "message" || item.kind === "call") && item.groupId !== undefined) {
    return [groupIdentity(item.groupId)];
  }
  return peopleIn(item);
}

/** The number of ours that an item came for; null: it is about the account, or nobody knows. */
export function numberOf(item: InboundItem): string | null {
  return "phoneNumberId" in item ? item.phoneNumberId ?? null : null;
}
