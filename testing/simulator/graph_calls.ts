/**
 * Calls to the simulator's Graph API that are more than a send: uploads, any
 * method, and lists of sends that must be refused.
 */
import assert from "node:assert/strict";
import { isObject, type JsonObject } from "../../simulator/json.ts";
import { type Answer, at, numberId, type SimStage, token } from "./sim_stage.ts";

/** Ana's number, as `anaWrites` makes her. */
export const ana = "5511987654321";

/** One of the sample files that lie with the simulator. */
export function sample(name: string): Promise<Uint8Array<ArrayBuffer>> {
  return Deno.readFile(new URL(`../../simulator/samples/${name}`, import.meta.url));
}

/** Any call below `/v26.0`. */
export async function callGraph(
  stage: SimStage,
  method: string,
  path: string,
  body?: unknown,
  bearer = token,
): Promise<Answer> {
  const response = await fetch(`${stage.sim.url}/v26.0${path}`, {
    method,
    headers: { authorization: `Bearer ${bearer}`, "content-type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const parsed: unknown = await response.json();
  return { status: response.status, body: isObject(parsed) ? parsed : {} };
}

/** A file as a business uploads it. */
export interface Upload {
  bytes: Uint8Array<ArrayBuffer>;
  type: string;
  filename: string;
  fields?: Record<string, string>;
}

/** `POST /:number/media`. */
export async function upload(stage: SimStage, file: Upload, bearer = token): Promise<Answer> {
  const form = new FormData();
  for (
    const [key, value] of Object.entries(file.fields ?? { messaging_product: "whatsapp", type: file.type })
  ) {
    form.set(key, value);
  }
  form.set("file", new File([file.bytes], file.filename, { type: file.type }));
  const response = await fetch(`${stage.sim.url}/v26.0/${numberId}/media`, {
    method: "POST",
    headers: { authorization: `Bearer ${bearer}` },
    body: form,
  });
  const parsed: unknown = await response.json();
  return { status: response.status, body: isObject(parsed) ? parsed : {} };
}

/** The id of an upload that must be taken. */
export async function uploaded(stage: SimStage, file: Upload): Promise<string> {
  const { status, body } = await upload(stage, file);
  assert.equal(status, 200, JSON.stringify(body));
  return String(body.id);
}

/** A picture that is there, by its id. */
export async function aPhoto(stage: SimStage): Promise<string> {
  return uploaded(stage, { bytes: await sample("photo.jpg"), type: "image/jpeg", filename: "foto.jpg" });
}

/** A send that must be refused: what is wrong with it, the message, Meta's code. */
export type RefusedSend = [wrong: string, message: JsonObject, code: number];

/** Each is refused with its code, and nothing has been accepted. */
export async function assertRefused(stage: SimStage, cases: RefusedSend[]): Promise<void> {
  for (const [wrong, message, code] of cases) {
    const { status, body } = await stage.send({ to: ana, ...message });
    assert.equal(at(body, "error", "code"), code, `${wrong}: ${JSON.stringify(body)}`);
    assert.ok(status >= 400, wrong);
  }
  assert.equal((await stage.control("GET", "/sends")).body.count, 0);
}

/** The message is accepted; its wamid. */
export async function accepted(stage: SimStage, message: JsonObject): Promise<string> {
  const { status, body } = await stage.send({ to: ana, ...message });
  assert.equal(status, 200, JSON.stringify(body));
  return String(at(body, "messages", 0, "id"));
}
