/**
 * Meta's verification of a webhook address: a challenge that must come back as it
 * is, from whoever knows the verify token.
 */

import { randomInt } from "node:crypto";
import type { RegisteredNumber } from "../number.ts";

/** What Meta's verification of a webhook address came to. */
export interface Verification {
  verified: boolean;
  status: number | null;
  error: string | null;
}

/** Meta's `GET …?hub.mode=subscribe`: verified when the bare challenge comes back with a 200. */
export async function verifyWebhook(number: RegisteredNumber): Promise<Verification> {
  if (number.webhookUrl === null) return { verified: false, status: null, error: "no webhookUrl" };
  const challenge = String(randomInt(1_000_000_000, 2_000_000_000));
  const url = new URL(number.webhookUrl);
  url.searchParams.set("hub.mode", "subscribe");
  url.searchParams.set("hub.challenge", challenge);
  url.searchParams.set("hub.verify_token", number.verifyToken);
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
    const answer = await response.text();
    const verified = response.status === 200 && answer.trim() === challenge;
    return { verified, status: response.status, error: verified ? null : "the challenge did not come back" };
  } catch (error) {
    // Nobody there is one of the answers that the caller asked for.
    return { verified: false, status: null, error: String(error) };
  }
}
