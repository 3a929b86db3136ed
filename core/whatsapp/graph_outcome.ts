/** What a call to the Graph API that brought no answer means to whoever made it. */

import { type DomainError, invalid, unavailable } from "../errors.ts";
import type { Refused, Unclear, Unreachable } from "../messages/channel.ts";
import type { GraphReply } from "./cloud_client.ts";
import { errorAction } from "./error_action.ts";

/** A reply that is no answer. */
export type NoAnswer = Exclude<GraphReply, { kind: "answer" }>;

/** In the words of the channel: refused, unreachable or unclear. */
export function failed(reply: NoAnswer): Refused | Unreachable | Unclear {
  if (reply.kind !== "error") return reply;
  const { status, code, title, transient, retryAfterMs } = reply;
  return {
    kind: "refused",
    code: code === null ? `http_${status}` : String(code),
    title,
    action: code === null ? (transient ? "retry" : "never") : errorAction(code, { status, transient }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
}

/** As what a look-up throws: `access_token_refused`, `number_refused` or `provider_unavailable`. */
export function lookupRefusal(reply: GraphReply): DomainError {
  if (reply.kind !== "error") {
    return unavailable("provider_unavailable", "Meta could not be reached", {
      reason: reply.kind === "answer" ? "unexpected answer" : reply.reason,
    });
  }
  const { status, code, title, transient } = reply;
  const details = { code: code ?? `http_${status}`, title };
  if (code === 190 || code === 0 || status === 401) {
    return invalid("access_token_refused", "Meta refused the access token", details);
  }
  if (code !== null && errorAction(code, { status, transient }).startsWith("retry")) {
    return unavailable("provider_unavailable", "Meta is busy", details);
  }
  return invalid("number_refused", "Meta does not know this number for this token", details);
}
