/**
 * A business's server as the simulator meets it: a real HTTP server that keeps
 * whatever it is sent, checks signatures, and answers as a test tells it to.
 *
 * The danger is a test that counts what was refused: `messages` and `statuses`
 * hold only what was answered with 200.
 */

import { createHmac } from "node:crypto";
import { isObject, type JsonObject } from "../../simulator/json.ts";

/** The app secret that webhooks must be signed with. */
export const secret = "app-secret";

/** One webhook as it arrived. */
export interface Arrived {
  raw: string;
  body: JsonObject;
  signature: string | null;
  /** Whether the signature fits the raw bytes. */
  signed: boolean;
}

/** A business's server. */
export interface Inbox {
  url: string;
  arrived: Arrived[];
  /** The next answers; 200 when none is left. */
  answers: number[];
  /** How long it works on each webhook. */
  takesMs: number;
  /** All `messages[]` and `statuses[]` of everything that arrived and was answered with 200, in order. */
  messages(): JsonObject[];
  statuses(): JsonObject[];
  /** The most requests that were there at one time. */
  mostAtOnce(): number;
  stop(): Promise<void>;
}

const list = (value: unknown): JsonObject[] => Array.isArray(value) ? value.filter(isObject) : [];

/** Every `value` of a webhook body. */
export function valuesOf(body: JsonObject): JsonObject[] {
  return list(body.entry).flatMap((entry) => list(entry.changes)).map((change) => change.value).filter(
    isObject,
  );
}

/** Starts an inbox on a free port. */
export function anInbox(): Inbox {
  const arrived: Arrived[] = [];
  const taken: Arrived[] = [];
  const answers: number[] = [];
  let here = 0;
  let most = 0;
  // A simulator that stops may cut a request in the middle.
  const onError = () => new Response(null, { status: 500 });
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {}, onError }, async (request) => {
    const { searchParams } = new URL(request.url);
    if (request.method === "GET") {
      const right = searchParams.get("hub.verify_token") === "verify-me" &&
        searchParams.get("hub.mode") === "subscribe";
      return new Response(right ? searchParams.get("hub.challenge") : "no", { status: right ? 200 : 403 });
    }
    most = Math.max(most, ++here);
    const raw = await request.text();
    if (inbox.takesMs > 0) await new Promise((worked) => setTimeout(worked, inbox.takesMs));
    here--;
    const signature = request.headers.get("x-hub-signature-256");
    const expected = `sha256=${createHmac("sha256", secret).update(raw).digest("hex")}`;
    const parsed: unknown = raw.startsWith("{") ? JSON.parse(raw) : {};
    const one = { raw, body: isObject(parsed) ? parsed : {}, signature, signed: signature === expected };
    arrived.push(one);
    const status = answers.shift() ?? 200;
    if (status === 200) taken.push(one);
    return new Response(null, { status });
  });
  const all = (key: string) =>
    taken.flatMap(({ body }) => valuesOf(body)).flatMap((value) => list(value[key]));
  const inbox: Inbox = {
    url: `http://127.0.0.1:${server.addr.port}/webhooks/whatsapp`,
    arrived,
    answers,
    takesMs: 0,
    messages: () => all("messages"),
    statuses: () => all("statuses"),
    mostAtOnce: () => most,
    stop: () => server.shutdown(),
  };
  return inbox;
}
