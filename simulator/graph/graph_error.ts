/**
 * Refusals in Meta's words: codes, sentences, statuses and the shape of the body.
 *
 * The danger: businesses decide by these whether to try again, so an invented code
 * teaches them something false. Codes and titles come from `error_codes.ts` alone.
 */

import { randomBytes } from "node:crypto";
import { errorDetails, errorStatus, errorTitle } from "./error_codes.ts";

/** A refusal in Meta's words: becomes an answer by `graphErrorResponse`. */
export interface GraphError {
  code: number;
  message: string;
  /** Null: the body carries no `error_data`. */
  details: string | null;
  status: number;
  type: string;
  subcode: number | null;
}

/** The refusal `(#code) title` with its usual details, or with these. */
export function graphError(code: number, details: string = errorDetails(code)): GraphError {
  const message = `(#${code}) ${errorTitle(code)}`;
  return { code, message, details, status: errorStatus(code), type: "OAuthException", subcode: null };
}

/** Code 100 in the form that Meta uses for a malformed request: the sentence is the message. */
export function invalidParameter(sentence: string): GraphError {
  return { ...graphError(100), message: `(#100) ${sentence}`, details: null };
}

/** Code 190. */
export function invalidToken(): GraphError {
  return {
    ...graphError(190),
    message: "Invalid OAuth access token - Cannot parse access token",
    details: null,
  };
}

/** Meta's answer for an object that does not exist or is none of the token's business. */
export function unknownObject(method: string, id: string): GraphError {
  const message =
    `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to ` +
    "missing permissions, or does not support this operation. Please read the Graph API documentation at " +
    "https://developers.facebook.com/docs/graph-api";
  return { code: 100, message, details: null, status: 400, type: "GraphMethodException", subcode: 33 };
}

/** Meta's answer for a path that leads nowhere. */
export function unknownPath(path: string): GraphError {
  const message = `Unknown path components: ${path}`;
  return { code: 2500, message, details: null, status: 404, type: "OAuthException", subcode: null };
}

/** What may go well when it is tried again. */
const transient = [2, 4, 80007, 130429, 131016, 131056, 131057, 133004];

/** The refusal as an HTTP answer. */
export function graphErrorResponse(error: GraphError, status: number = error.status): Response {
  const { message, type, code, details } = error;
  const body = {
    error: {
      message,
      type,
      code,
      ...(transient.includes(code) ? { is_transient: true } : {}),
      ...(error.subcode === null ? {} : { error_subcode: error.subcode }),
      ...(details === null ? {} : { error_data: { messaging_product: "whatsapp", details } }),
      fbtrace_id: `A${randomBytes(16).toString("base64url")}`,
    },
  };
  return Response.json(body, {
    status,
    headers: status === 401
      ? { "www-authenticate": `OAuth "Facebook Platform" "invalid_token" "${message}"` }
      : {},
  });
}
