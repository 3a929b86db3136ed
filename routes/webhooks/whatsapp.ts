/**
 * Where Meta knocks. GET proves to Meta that the address is ours, POST brings
 * deliveries: kept in the journal, then answered 200, and nothing else.
 *
 * The danger is the early 200: once Meta has it, the delivery is ours to lose.
 * So it is said only after the append has resolved; 503 makes Meta come again.
 * The size is checked before the bytes are taken in, the signature over the raw
 * bytes before anything reads them. This is the hot path: no middleware, no
 * parsing, no database.
 */

import { timingSafeEqual } from "node:crypto";
import { Buffer } from "node:buffer";
import { Hono } from "hono";
import type { Journal } from "../../core/journal/mod.ts";
import type { Log } from "../../core/log.ts";
import { verifySignature } from "../../core/whatsapp/mod.ts";

/** What the webhook needs of its surroundings; secrets and tokens are kept ready by whoever hands them in. */
export interface WebhookDeps {
  readonly journal: Pick<Journal, "append">;
  /** The app secrets of all connections. */
  secrets(): Promise<readonly string[]>;
  /** The verify tokens of all connections. */
  verifyTokens(): Promise<readonly string[]>;
  readonly log: Log;
}

/** The largest delivery that is taken: Meta sends at most 3 MB. */
export const MAX_DELIVERY_BYTES = 4 * 1024 * 1024;

/** The webhook as an app of its own, mounted where its address is known (`/webhooks/whatsapp`). */
export function createWebhookApp(deps: WebhookDeps): Hono {
  const app = new Hono();
  app.get("*", (c) => proveAddress(c.req.raw, deps));
  app.post("*", (c) => takeDelivery(c.req.raw, deps));
  app.all("*", () => reply(405, "method_not_allowed", { allow: "GET, POST" }));
  return app;
}

/** Answers Meta's question whether this address is ours: 200 with the challenge, else 403. */
export async function proveAddress(request: Request, deps: WebhookDeps): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const token = query.get("hub.verify_token") ?? "";
  const challenge = query.get("hub.challenge");
  const asked = query.get("hub.mode") === "subscribe" && challenge !== null && token !== "";
  const known = asked && (await deps.verifyTokens()).some((ours) => ours !== "" && isSame(ours, token));
  if (!known) return reply(403, "verify_token_unknown");
  return new Response(challenge, { headers: { "content-type": "text/plain; charset=utf-8" } });
}

/** Takes a delivery: 413 too large, 401 not signed by one of our apps, 503 could not be kept, 200 it is on the disk. */
export async function takeDelivery(request: Request, deps: WebhookDeps): Promise<Response> {
  const body = await readBody(request);
  if (!body) return reply(413, "delivery_too_large");
  const signature = request.headers.get("x-hub-signature-256");
  try {
    if (!verifySignature(body, signature, await deps.secrets())) {
      deps.log.warn("webhook_signature_refused", { bytes: body.length, signed: signature !== null });
      return reply(401, "signature_invalid");
    }
    await deps.journal.append(body);
  } catch (error) {
    // Recovered here: whatever keeps us from keeping it, Meta is asked to come again.
    deps.log.error("webhook_not_kept", { bytes: body.length, error });
    return reply(503, "journal_unavailable", { "retry-after": "5" });
  }
  return new Response(null, { status: 200 });
}

/** The body's bytes; null when they are too many. */
async function readBody(request: Request): Promise<Uint8Array | null> {
  const length = Number(request.headers.get("content-length") ?? NaN);
  if (length > MAX_DELIVERY_BYTES) {
    await request.body?.cancel();
    return null;
  }
  // With a length the server hands over that many bytes at most; without one they are counted as they come.
  if (length >= 0) return await request.bytes();
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of request.body ?? []) {
    bytes += part.length;
    if (bytes > MAX_DELIVERY_BYTES) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function reply(status: number, code: string, headers: Record<string, string> = {}): Response {
  return Response.json({ code }, { status, headers });
}
