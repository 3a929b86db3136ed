/**
 * One call to the Graph API, and what can be known about it afterwards.
 *
 * The danger is not the error but the silence: a connection that never came
 * about is safe to try again, one that broke after the request was written is
 * not. Only Deno's "client error (Connect)" (refused, DNS, TLS) counts as the
 * former; everything else that throws may have been carried out.
 *
 * The bearer token goes to the configured host only: the address is built here
 * and redirects are not followed.
 */

import { asObject, asText, isObject } from "./meta_json.ts";

/** Where the Graph API is and how to reach it. */
export interface CloudClient {
  readonly fetch: typeof fetch;
  readonly baseUrl: string;
  readonly version: string;
  /** How long a call may take; 20 s by default. */
  readonly timeoutMs?: number;
}

/** What came of a call. */
export type GraphReply =
  | { readonly kind: "answer"; readonly body: unknown }
  | {
    readonly kind: "error";
    readonly status: number;
    readonly code: number | null;
    readonly title: string;
    readonly transient: boolean;
    readonly retryAfterMs?: number;
  }
  | { readonly kind: "unreachable"; readonly reason: string }
  | { readonly kind: "unknown"; readonly reason: string };

/** Calls `path` (below the version) with that token. Never throws. */
export async function callGraph(
  client: CloudClient,
  { method, path, accessToken, body, timeoutMs = client.timeoutMs ?? 20_000 }: {
    method: "GET" | "POST";
    path: string;
    accessToken: string;
    /** A form, or what becomes JSON. */
    body?: unknown;
    timeoutMs?: number;
  },
): Promise<GraphReply> {
  let response: Response;
  let text: string;
  try {
    response = await client.fetch(`${client.baseUrl.replace(/\/$/, "")}/${client.version}/${path}`, {
      method,
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        authorization: `Bearer ${accessToken}`,
        // A pooled connection that breaks after the request was read makes the runtime send it
        // again by itself, and the customer gets two messages. A fresh one is used up once.
        connection: "close",
        ...(body === undefined || body instanceof FormData ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
    });
    text = await response.text();
  } catch (error) {
    // The border to the network: whatever it throws becomes a word about what is known.
    return failureOf(error);
  }
  if (response.ok) {
    const answer = parsed(text);
    return answer === undefined
      ? { kind: "unknown", reason: `HTTP ${response.status} without JSON` }
      : { kind: "answer", body: answer };
  }
  return errorOf(response, text);
}

/** What an answer that is none says. */
export function errorOf(response: Response, text: string): Exclude<GraphReply, { kind: "answer" }> {
  const { status } = response;
  const error = asObject(parsed(text))["error"];
  const code = isObject(error) ? Number(error["code"] ?? NaN) : NaN;
  const retryAfterMs = retryAfter(response.headers.get("retry-after"));
  const rest = retryAfterMs === undefined ? {} : { retryAfterMs };
  if (isObject(error) && Number.isInteger(code)) {
    const title = asText(asObject(error["error_data"])["details"]) ?? asText(error["message"]) ?? `#${code}`;
    return { kind: "error", status, code, title, transient: error["is_transient"] === true, ...rest };
  }
  // A 5xx that is not Meta's own word may come from a proxy after Meta has accepted.
  if (status >= 500) return { kind: "unknown", reason: `HTTP ${status} without an error of Meta's` };
  return { kind: "error", status, code: null, title: `HTTP ${status}`, transient: status === 429, ...rest };
}

/** Deno's words for a connection that never came about; they stand in the cause. */
const NEVER_LEFT = /client error \(Connect\)|dns error|requests to port \d+ are blocked/i;

/** What is known after a call that threw. */
export function failureOf(error: unknown): Extract<GraphReply, { kind: "unreachable" | "unknown" }> {
  if (!(error instanceof Error)) return { kind: "unknown", reason: String(error) };
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : "";
  const reason = `${error.name}: ${error.message}${cause}`.slice(0, 300);
  const never = error instanceof TypeError && NEVER_LEFT.test(reason);
  return { kind: never ? "unreachable" : "unknown", reason };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // No JSON: the caller says what that means for this status.
    return undefined;
  }
}

function retryAfter(header: string | null): number | undefined {
  const seconds = header === null ? NaN : Number(header);
  return seconds >= 0 ? Math.min(seconds, 3600) * 1000 : undefined;
}
