/**
 * What customers, the phone's owner and Meta may say in a walk beside plain texts:
 * items of every kind, about messages that are there, or are not yet, or never.
 */

import type { Core } from "../core/core.ts";
import { sql } from "../core/db/mod.ts";
import type { InboundItem, InboundSender } from "../core/messages/inbound.ts";

/** What the items are made of. */
export interface WalkTalk {
  readonly core: Core;
  /** The number they are said to. */
  readonly phoneNumberId: string;
  /** Which of eight customers. */
  readonly n: number;
  /** A wamid that nothing else has. */
  readonly wamid: string;
  pick(): number;
}

/** A customer of the walk. */
export function walkSender(n: number, name: string | null = `Cliente ${n}`): InboundSender {
  const digits = `551199000000${n}`;
  return { phone: `+${digits}`, waId: digits, bsuid: null, username: null, name };
}

/** An item for each kind of talk, by what a step is called. */
export const walkTalk: Readonly<Record<string, (of: WalkTalk) => Promise<InboundItem> | InboundItem>> = {
  "a picture comes": (of) => ({
    ...said(of),
    kind: "message",
    type: "image",
    text: "Veja",
    media: { kind: "image", state: "waiting", mimeType: "image/jpeg", providerMediaId: "1", url: null },
    payload: null,
  }),
  "somebody of a group writes": (of) => ({
    ...said(of),
    // Speaking in a group alone: an own thread's news would tell their name to those only who may see it.
    from: walkSender(10 + of.n),
    kind: "message",
    groupId: `group ${of.phoneNumberId} ${of.n % 2}`,
    type: "text",
    text: "Oi, grupo",
    payload: null,
  }),
  "the owner types on the phone": (of) => ({
    ...said(of),
    kind: "message",
    source: "phone_app",
    direction: "out",
    type: "text",
    text: "Já respondo",
    payload: null,
  }),
  "history comes": (of) => ({
    ...said(of, of.core.now() - 86_400_000),
    kind: "message",
    source: "history",
    type: "text",
    text: "Há tempos",
    payload: null,
  }),
  "Meta's agent is talked to": (of) => ({
    ...said(of),
    kind: "message",
    source: "meta_agent",
    type: "text",
    text: "Oi, robô",
    payload: null,
  }),
  "somebody answers": async (of) => ({
    ...said(of),
    kind: "message",
    type: "text",
    text: "Sobre isto",
    quotedId: await target(of),
    payload: null,
  }),
  "a reaction comes": async (of) => ({
    ...said(of),
    kind: "reaction",
    targetId: await target(of),
    emoji: [null, "👍", "❤️"][Math.floor(of.pick() * 3)] ?? null,
  }),
  "an edit comes": async (of) => ({
    ...said(of),
    kind: "edit",
    targetId: await target(of),
    type: "text",
    text: `Corrigido ${of.wamid}`,
    payload: null,
  }),
  "a message is taken back": async (of) => ({ ...said(of), kind: "revoke", targetId: await target(of) }),
  "somebody calls": (of) => ({
    ...said(of),
    kind: "call",
    providerId: `call.${of.n}.${Math.floor(of.pick() * 3)}`,
    event: (["connect", "status", "terminate"] as const)[Math.floor(of.pick() * 3)] ?? "other",
    payload: null,
  }),
  "a security key changes": (of) => {
    const { from, providerId, at, phoneNumberId } = said(of);
    const before = { phone: from.phone, bsuid: null };
    const change = "security_key";
    return {
      kind: "identity_change",
      phoneNumberId,
      providerId,
      change,
      before,
      after: from,
      text: null,
      at,
      payload: null,
    };
  },
  "marketing is stopped": (of) => {
    const { from, at, phoneNumberId } = said(of);
    return { kind: "preference", phoneNumberId, from, category: "marketing_messages", value: "stop", at };
  },
  "the address book changes": (of) => {
    const { from, at, phoneNumberId } = said(of);
    const [action, name] = of.pick() < 0.6
      ? (["add", `Nome ${of.wamid}`] as const)
      : (["remove", null] as const);
    return { kind: "address_book", phoneNumberId, from, action, name, at };
  },
  "a group is renamed": (of) => ({
    kind: "group_update",
    phoneNumberId: of.phoneNumberId,
    groupId: `group ${of.phoneNumberId} ${of.n % 2}`,
    event: "group_settings_update",
    subject: `Turma ${of.wamid}`,
    at: of.core.now(),
    payload: null,
  }),
};

const said = ({ core, phoneNumberId, n, wamid }: WalkTalk, at = core.now()) => ({
  phoneNumberId,
  providerId: wamid,
  from: walkSender(n, null),
  at: Math.floor(at / 1000) * 1000,
});

/** Of one of the newest messages, sometimes of one that has not come yet. */
async function target({ core, phoneNumberId, pick }: WalkTalk): Promise<string> {
  const rows = await core.db.primary.rows(
    sql`SELECT m.provider_id FROM messages m JOIN connections c ON c.id = m.connection_id
      WHERE c.phone_number_id = ${phoneNumberId} AND m.provider_id IS NOT NULL AND m.type <> 'system'
      ORDER BY m.id DESC LIMIT 6`,
  );
  const one = rows[Math.floor(pick() * (rows.length + 1))];
  return String(one?.provider_id ?? `wamid.later.${Math.floor(pick() * 4)}`);
}
