/**
 * One attempt to bring a webhook: the request, the time it may take, what came of it.
 *
 * The danger is a throw that ends the queue: no answer, a wrong address and a
 * time-out are all results.
 */

import type { RegisteredNumber } from "../number.ts";
import type { Attempt } from "./delivery.ts";
import { sign } from "./sign.ts";

const encoder = new TextEncoder();

/** One signed POST of `body` to the number's address; whatever goes wrong is in the answer, nothing is thrown. */
export async function postWebhook(
  number: RegisteredNumber | undefined,
  body: string,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Attempt> {
  const at = Date.now();
  const ended = (status: number | null, error: string | null): Attempt => ({
    at,
    status,
    error,
    ms: Date.now() - at,
  });
  if (!number?.webhookUrl) return ended(null, "no webhookUrl");
  const bytes = encoder.encode(body);
  // One timer of our own: AbortSignal.timeout and .any cost more than the request itself under load.
  const own = new AbortController();
  const stop = () => own.abort();
  const timer = setTimeout(stop, timeoutMs);
  signal.addEventListener("abort", stop);
  try {
    const response = await fetch(number.webhookUrl, {
      method: "POST",
      headers: { "content-type": "application/json", "x-hub-signature-256": sign(bytes, number.appSecret) },
      body: bytes,
      redirect: "manual",
      signal: own.signal,
    });
    await response.arrayBuffer();
    return ended(response.status, null);
  } catch (error) {
    // No answer is what retries are for.
    return ended(null, own.signal.aborted ? "timeout" : String(error));
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", stop);
  }
}
