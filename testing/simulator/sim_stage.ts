/**
 * What the simulator's tests are played on: a simulator with one number, and the
 * business's server that its webhooks go to.
 *
 * Nothing here waits on the clock: `until` looks again and again for what must
 * become true and fails with the reason when it does not.
 */

import assert from "node:assert/strict";
import { isObject, type JsonObject } from "../../simulator/json.ts";
import { type Simulator, type SimulatorOptions, startSimulator } from "../../simulator/mod.ts";
import { anInbox, type Inbox, secret } from "./inbox.ts";

/** The number's id at Meta. */
export const numberId = "106540352242922";
/** What the business calls the Graph API with. */
export const token = "EAAtest-token";

/** An answer of the simulator. */
export interface Answer {
  status: number;
  body: JsonObject;
}

/** A simulator with one number whose webhooks go to `inbox`, and how to talk to it. */
export interface SimStage {
  sim: Simulator;
  inbox: Inbox;
  control(method: string, path: string, body?: unknown): Promise<Answer>;
  /** `POST /v26.0/:number/messages`; rejects where no answer comes. */
  send(body: JsonObject, bearer?: string): Promise<Answer>;
  graph(path: string, bearer?: string): Promise<Answer>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Sets the stage: statuses without delay, everything else as in the demo. */
export async function aSimStage(options: Partial<SimulatorOptions> = {}): Promise<SimStage> {
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
export async function anaWrites(stage: SimStage, text = "Bom dia"): Promise<string> {
  await stage.control("POST", "/phones", { phone: "5511987654321", name: "Ana Souza", bsuid: "BR.1001" });
  const written = await stage.control("POST", "/phones/5511987654321/messages", { text });
  return String(written.body.wamid);
}

/** Carla, known by her BSUID alone, who has just written. */
export async function carlaWrites(stage: SimStage, text = "Oi"): Promise<string> {
  await stage.control("POST", "/phones", { bsuid: "BR.2002", name: "Carla Nogueira", username: "carla.nog" });
  const written = await stage.control("POST", "/phones/BR.2002/messages", { text });
  return String(written.body.wamid);
}
