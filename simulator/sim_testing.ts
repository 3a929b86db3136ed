/**
 * What the simulator's tests build with: an inbox that is nothing but a real
 * HTTP server keeping what it is sent, and a simulator beside it.
 *
 * Nothing here waits on the clock: `until` looks again and again for what must
 * become true and fails with the reason when it does not.
 */
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { isObject, type JsonObject } from "./json.ts";
import { type Simulator, type SimulatorOptions, startSimulator } from "./mod.ts";

export const numberId = "106540352242922";
export const token = "EAAtest-token";
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

/** An answer of the simulator. */
export interface Answer {
  status: number;
  body: JsonObject;
}

/** A simulator with one number whose webhooks go to `inbox`, and how to talk to it. */
export interface Stage {
  sim: Simulator;
  inbox: Inbox;
  control(method: string, path: string, body?: unknown): Promise<Answer>;
  /** `POST /v26.0/:number/messages`; rejects where no answer comes. */
  send(body: JsonObject, bearer?: string): Promise<Answer>;
  graph(path: string, bearer?: string): Promise<Answer>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Sets the stage: statuses without delay, everything else as in the demo. */
export async function aStage(options: Partial<SimulatorOptions> = {}): Promise<Stage> {
  const inbox = anInbox();
  const sim = await startSimulator({
    port: 0,
    ...options,
    settings: { status_delay_ms: [0, 0], ...options.settings },
    numbers: [{
      phoneNumberId: numberId,
      wabaId: "102290129340398",
      displayPhoneNumber: "+55 11 4000-1234",
      verifiedName: "Casa do Café",
      accessToken: token,
      appSecret: secret,
      webhookUrl: inbox.url,
      verifyToken: "verify-me",
    }],
  });
  // No pooled connections: on those Deno's fetch sends a POST again by itself when the answer is cut off.
  const client = Deno.createHttpClient({ poolMaxIdlePerHost: 0 });
  const ask = async (method: string, path: string, body: unknown, bearer?: string): Promise<Answer> => {
    const headers = {
      "content-type": "application/json",
      ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
    };
    const text = body === undefined ? undefined : JSON.stringify(body);
    const response = await fetch(`${sim.url}${path}`, { method, headers, body: text, client });
    const answer = await response.text();
    const parsed: unknown = answer.startsWith("{") ? JSON.parse(answer) : {};
    return { status: response.status, body: isObject(parsed) ? parsed : {} };
  };
  return {
    sim,
    inbox,
    control: (method, path, body) => ask(method, `/_sim${path}`, body),
    send: (body, bearer = token) =>
      ask("POST", `/v26.0/${numberId}/messages`, { messaging_product: "whatsapp", ...body }, bearer),
    graph: (path, bearer = token) => ask("GET", path, undefined, bearer),
    async [Symbol.asyncDispose]() {
      await sim.stop();
      await inbox.stop();
      client.close();
    },
  };
}

/** Waits until `look` gives something other than null, false or an empty list; fails after three seconds. */
export async function until<T>(
  what: string,
  look: () => T | null | false | Promise<T | null | false>,
): Promise<T> {
  const end = Date.now() + 3000;
  while (Date.now() < end) {
    const found = await look();
    if (found !== null && found !== false) return found;
    await new Promise((later) => setTimeout(later, 5));
  }
  assert.fail(`never happened: ${what}`);
}

/** The member of a JSON value at this path: `at(body, "messages", 0, "id")`. */
export function at(value: unknown, ...path: (string | number)[]): unknown {
  let here: unknown = value;
  for (const step of path) {
    if (Array.isArray(here) && typeof step === "number") here = here[step];
    else if (isObject(here)) here = here[String(step)];
    else return undefined;
  }
  return here;
}

/** Ana, whose number the business sees, and who has just written. */
export async function anaWrites(stage: Stage, text = "Bom dia"): Promise<string> {
  await stage.control("POST", "/phones", { phone: "5511987654321", name: "Ana Souza", bsuid: "BR.1001" });
  const written = await stage.control("POST", "/phones/5511987654321/messages", { text });
  return String(written.body.wamid);
}

/** Carla, known by her BSUID alone, who has just written. */
export async function carlaWrites(stage: Stage, text = "Oi"): Promise<string> {
  await stage.control("POST", "/phones", { bsuid: "BR.2002", name: "Carla Nogueira", username: "carla.nog" });
  const written = await stage.control("POST", "/phones/BR.2002/messages", { text });
  return String(written.body.wamid);
}
