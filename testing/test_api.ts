/**
 * The public API for tests: the real one on a real core, asked with real tokens.
 *
 * Every answer is held against the schema that the OpenAPI document promises for that
 * operation and status, exactly: a field too many fails as well as one too few. So a
 * test that only looks at one field still proves the whole answer.
 */

import { deepEqual } from "node:assert/strict";
import type { z } from "@hono/zod-openapi";
import type { Delivery, ReadableJournal } from "../core/journal/mod.ts";
import type { MediaStore } from "../core/media/mod.ts";
import { createToken, findToken, type User } from "../core/users/mod.ts";
import { createApi } from "../routes/api/v1/_api.ts";
import { eventually } from "./eventually.ts";
import { openTestCore, type TestCore } from "./test_core.ts";
import { NO_MEDIA } from "./test_media.ts";

/** An answer of the API. */
export interface Answer {
  readonly status: number;
  // deno-lint-ignore no-explicit-any -- a test reads what it expects and fails where it is not
  readonly body: any;
  readonly headers: Headers;
}

/** A program with one token. */
export interface Client {
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, body?: unknown): Promise<Answer>;
  put(path: string, body?: unknown): Promise<Answer>;
  delete(path: string): Promise<Answer>;
  upload(path: string, form: FormData): Promise<Answer>;
}

/** The API of one test. */
export interface TestApi extends AsyncDisposable {
  readonly core: TestCore;
  readonly app: ReturnType<typeof createApi>;
  /** What the journal holds, oldest first. */
  readonly deliveries: Delivery[];
  /** Where files lie while they come. */
  readonly spoolDir: string;
  as(user: User, scopes?: readonly string[]): Promise<Client>;
  /** Any request at all, not held against the document. */
  request(path: string, init?: RequestInit): Promise<Answer>;
}

/** What a test may bring along: a core that others use too, and a folder of media. */
export interface TestApiOptions {
  readonly core?: TestCore;
  readonly media?: MediaStore;
}

/** Opens the API on a core of its own. */
export async function openTestApi(options: TestApiOptions = {}): Promise<TestApi> {
  const core = options.core ?? await openTestCore();
  const spoolDir = await Deno.makeTempDir({ prefix: "balcao-api-" });
  const deliveries: Delivery[] = [];
  const headOf = ({ body, ...head }: Delivery) => ({ ...head, size: body.byteLength });
  const journal: ReadableJournal = {
    id: "jrn_test",
    list: ({ before = Infinity, after = 0, limit }) =>
      deliveries.filter(({ id }) => id < before && id > after).reverse().slice(0, limit).map(headOf),
    get: (wanted) => deliveries.find(({ id }) => id === wanted) ?? null,
    next: (after) => deliveries.filter(({ id }) => id > after).map(headOf)[0] ?? null,
    newest: () => deliveries.at(-1)?.id ?? 0,
  };
  const app = createApi({
    core,
    journal,
    media: options.media ?? NO_MEDIA,
    spoolDir,
    findToken: (token) => findToken(core, token),
  });

  async function request(path: string, init: RequestInit = {}): Promise<Answer> {
    const reply = await app.request(`/api/v1${path}`, init);
    const { status, headers } = reply;
    const isJson = /json/.test(headers.get("content-type") ?? "");
    const body = isJson ? await reply.json() : new Uint8Array(await reply.arrayBuffer());
    return { status, body, headers };
  }

  async function as(user: User, scopes: readonly string[] = ["all"]): Promise<Client> {
    const { token } = await createToken(core, { user, name: "a program", scopes });
    await eventually(async () => await findToken(core, token) !== null, "the token is known");
    const send = async (method: string, path: string, body?: unknown, more: Record<string, string> = {}) => {
      const headers = new Headers({ authorization: `Bearer ${token}`, ...more });
      const isForm = body instanceof FormData;
      if (body !== undefined && !isForm) headers.set("content-type", "application/json");
      const init = { method, headers };
      const sent = isForm ? { ...init, body } : { ...init, body: JSON.stringify(body) };
      const answer = await request(path, body === undefined ? init : sent);
      holdAgainstDocument(app, method, path, answer);
      return answer;
    };
    return {
      get: (path, headers) => send("GET", path, undefined, headers),
      post: (path, body) => send("POST", path, body),
      put: (path, body) => send("PUT", path, body),
      delete: (path) => send("DELETE", path),
      upload: (path, form) => send("POST", path, form),
    };
  }

  return {
    core,
    app,
    deliveries,
    spoolDir,
    as,
    request,
    [Symbol.asyncDispose]: async () => {
      await Deno.remove(spoolDir, { recursive: true });
      if (!options.core) await core[Symbol.asyncDispose]();
    },
  };
}

/** The operations of the API, as they were declared. */
export function operationsOf(app: TestApi["app"]) {
  return app.openAPIRegistry.definitions.flatMap((definition) =>
    definition.type === "route" ? [definition.route] : []
  );
}

function holdAgainstDocument(
  app: TestApi["app"],
  method: string,
  path: string,
  { status, body }: Answer,
): void {
  const { pathname } = new URL(`/api/v1${path}`, "http://test");
  const operation = operationsOf(app).find((route) =>
    route.method === method.toLowerCase() &&
    new RegExp(`^/api/v1${route.path.replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(pathname)
  );
  if (!operation) throw new Error(`${method} ${pathname} is no operation of the document`);
  const response = operation.responses[status];
  if (!response) {
    throw new Error(`${method} ${operation.path} does not declare ${status}: ${JSON.stringify(body)}`);
  }
  if (body instanceof Uint8Array) return; // a file, or nothing at all
  if (!("content" in response)) throw new Error(`${method} ${operation.path} declares no body for ${status}`);
  const [media] = Object.values(response.content ?? {});
  deepEqual(schemaIn(media).parse(body), body, `${method} ${operation.path} ${status}`);
}

function schemaIn(media: unknown): z.ZodType {
  const schema = typeof media === "object" && media !== null && "schema" in media ? media.schema : null;
  const isSchema = (value: unknown): value is z.ZodType =>
    typeof value === "object" && value !== null && "parse" in value;
  if (!isSchema(schema)) throw new Error("an answer without a schema");
  return schema;
}
