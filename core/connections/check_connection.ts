/**
 * Testing a connection: six questions that decide whether a number works, asked of
 * Meta and of our own database, each with its own answer.
 *
 * It must never pretend. What could not be asked, because Meta is away or the token
 * is refused, is "unknown" and not "failed": nobody should mend what is not broken.
 * And nothing is held while Meta is asked: the answers are written in one unit after.
 */

import type { Core } from "../core.ts";
import { DomainError } from "../errors.ts";
import type { Channel, PhoneNumberInfo } from "../messages/channel.ts";
import type { ConnectionCheck } from "./connection.ts";
import { findHeardAt, saveCheck } from "./connection_change_store.ts";
import { getConnection, openSecrets } from "./get_connection.ts";

/** Which connection, by which way. */
export interface CheckConnection {
  readonly connectionId: string;
  readonly channel: Pick<Channel, "phoneNumber" | "isSubscribed" | "subscribe">;
  readonly by?: string | null;
}

type Answer = ConnectionCheck["answers"][number];
/** What Meta said, or the code it refused with. */
type Asked<T> = { readonly said: T } | { readonly refused: string };

/** A number that nobody has written to for longer than this deserves a look. */
const LATELY_MS = 7 * 24 * 60 * 60 * 1000;

/** Tests a connection and keeps what was found. Refuses `connection_not_found`, `secret_unreadable`. */
export async function checkConnection(core: Core, order: CheckConnection): Promise<ConnectionCheck> {
  const { connectionId: id, channel, by = null } = order;
  const { phoneNumberId, wabaId } = await getConnection(core, id);
  const { accessToken } = await openSecrets(core, id);
  const from = { phoneNumberId, accessToken };
  const [number, subscribed, heardAt] = await Promise.all([
    ask(channel.phoneNumber(from)),
    ask(channel.isSubscribed(from, wabaId)),
    findHeardAt(core, id),
  ]);
  const now = core.now();
  const check: ConnectionCheck = {
    at: now,
    answers: [
      tokenAnswer(number),
      registeredAnswer(number),
      subscribedAnswer(subscribed),
      webhookAnswer(heardAt, now),
      qualityAnswer(number),
      limitAnswer(number),
    ],
  };
  await core.commit((unit) => {
    saveCheck(unit, id, check, "said" in number ? number.said : null);
    const failed = check.answers.filter(({ result }) => result === "failed").length;
    unit.audit({ verb: "connection.check", on: id, by, details: { failed } });
  });
  return check;
}

/** Asks Meta for the account's webhooks. Refuses `connection_not_found` and what `Channel.subscribe` throws. */
export async function subscribeConnection(core: Core, order: CheckConnection): Promise<void> {
  const { connectionId: id, channel, by = null } = order;
  const { phoneNumberId, wabaId } = await getConnection(core, id);
  const { accessToken } = await openSecrets(core, id);
  await channel.subscribe({ phoneNumberId, accessToken }, wabaId);
  await core.commit((unit) => unit.audit({ verb: "connection.subscribe", on: id, by }));
}

async function ask<T>(answer: Promise<T>): Promise<Asked<T>> {
  try {
    return { said: await answer };
  } catch (error) { // a refusal of Meta's is an answer here; anything else is a bug
    if (!(error instanceof DomainError)) throw error;
    return { refused: error.code };
  }
}

function tokenAnswer(number: Asked<PhoneNumberInfo>): Answer {
  if ("said" in number) return { question: "token", result: "ok" };
  const { refused: detail } = number;
  return { question: "token", result: detail === "access_token_refused" ? "failed" : "unknown", detail };
}

function registeredAnswer(number: Asked<PhoneNumberInfo>): Answer {
  if ("refused" in number) {
    const { refused: detail } = number;
    return { question: "registered", result: detail === "number_refused" ? "failed" : "unknown", detail };
  }
  const { registered } = number.said;
  return {
    question: "registered",
    result: registered === undefined ? "unknown" : registered ? "ok" : "failed",
  };
}

function subscribedAnswer(subscribed: Asked<boolean>): Answer {
  if ("refused" in subscribed) {
    return { question: "subscribed", result: "unknown", detail: subscribed.refused };
  }
  return { question: "subscribed", result: subscribed.said ? "ok" : "failed" };
}

function webhookAnswer(heardAt: number | null, now: number): Answer {
  if (heardAt === null) return { question: "webhook", result: "warning" };
  const result = now - heardAt <= LATELY_MS ? "ok" : "warning";
  return { question: "webhook", result, detail: String(heardAt) };
}

const QUALITIES: Readonly<Record<string, Answer["result"]>> = {
  GREEN: "ok",
  YELLOW: "warning",
  RED: "failed",
};

function qualityAnswer(number: Asked<PhoneNumberInfo>): Answer {
  const detail = "said" in number ? number.said.qualityRating : undefined;
  if (!detail) return { question: "quality", result: "unknown" };
  return { question: "quality", result: QUALITIES[detail.toUpperCase()] ?? "unknown", detail };
}

function limitAnswer(number: Asked<PhoneNumberInfo>): Answer {
  const detail = "said" in number ? number.said.messagingLimit : undefined;
  return detail ? { question: "limit", result: "ok", detail } : { question: "limit", result: "unknown" };
}
