/**
 * How the API refuses: RFC 9457 problem documents that carry our own codes, so that a
 * program decides by `code` and a person reads `detail`.
 *
 * The danger is a bug that tells too much: whatever is no refusal of ours becomes
 * `internal_error` with the number of the request, and its story goes to the log.
 */

import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import { DomainError, type ErrorDetails } from "../../../core/errors.ts";
import type { Log } from "../../../core/log.ts";
import { HttpError } from "../../../web/mod.ts";
import { refusalHeaders, statusOf } from "../../_status.ts";

const TITLES = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  409: "Conflict",
  413: "Content Too Large",
  422: "Unprocessable Content",
  429: "Too Many Requests",
  500: "Internal Server Error",
  503: "Service Unavailable",
} as const;

/** The statuses of refusals. */
export type ProblemStatus = keyof typeof TITLES;

/** A problem document. */
export const Problem = z.object({
  type: z.string().openapi({ description: "A URI that names the kind of problem." }),
  title: z.string().openapi({ description: "The status in words." }),
  status: z.int(),
  code: z.string().openapi({ description: "What happened, for a program.", example: "ticket_not_waiting" }),
  detail: z.string().openapi({ description: "What happened, for a person." }),
  instance: z.string().optional().openapi({ description: "The path, or the number of the request." }),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional().openapi({
    description: "What helps to go on, such as `assignee`: who was faster.",
  }),
}).openapi("Problem");

const content = { "application/problem+json": { schema: Problem } };

interface ProblemResponse {
  description: string;
  content: typeof content;
}

/** The refusals of an operation, for its documentation: those every operation has, and its own. */
export function problems<S extends ProblemStatus>(...own: S[]): Record<S | 401 | 403 | 503, ProblemResponse> {
  const all = [...new Set<S | 401 | 403 | 503>([401, 403, 503, ...own])].sort();
  const responses: Partial<Record<S | 401 | 403 | 503, ProblemResponse>> = {};
  for (const status of all) responses[status] = { description: TITLES[status], content };
  return complete(responses, all);
}

function complete<K extends number, V>(partial: Partial<Record<K, V>>, keys: readonly K[]): Record<K, V> {
  const isComplete = (some: Partial<Record<K, V>>): some is Record<K, V> => keys.every((key) => key in some);
  if (!isComplete(partial)) throw new Error("a status without a response");
  return partial;
}

/** Answers with the problem that an error is. */
export function answerProblem(error: Error, c: Context, log: Log): Response {
  if (error instanceof DomainError) {
    const status = statusOf(error);
    const headers = { ...refusalHeaders(error), ...(status === 401 ? { "www-authenticate": "Bearer" } : {}) };
    return reply(c, status, error.code, error.message, error.details, headers);
  }
  if (error instanceof HttpError && error.status in TITLES) {
    return reply(c, asStatus(error.status), error.code, error.message);
  }
  if (error instanceof HTTPException) { // Hono itself could not read the request
    return reply(c, asStatus(error.status), "request_malformed", "The request could not be read");
  }
  log.error("api_failed", { method: c.req.method, path: c.req.path, error });
  return reply(c, 500, "internal_error", "Something went wrong on our side");
}

function asStatus(status: number): ProblemStatus {
  return status === 413 ? 413 : 400;
}

function reply(
  c: Context,
  status: ProblemStatus,
  code: string,
  detail: string,
  details: ErrorDetails = {},
  headers: Record<string, string> = {},
): Response {
  const problem: z.infer<typeof Problem> = {
    type: `urn:balcao:problem:${code}`,
    title: TITLES[status],
    status,
    code,
    detail,
    instance: c.req.path,
  };
  const told = Object.entries(details).flatMap(([key, value]) => value === undefined ? [] : [[key, value]]);
  if (told.length > 0) problem.details = Object.fromEntries(told);
  return c.body(JSON.stringify(problem), status, { "content-type": "application/problem+json", ...headers });
}
