/**
 * What to do about one of Meta's errors. The classes stand in
 * `error_codes.json`; Meta itself says to branch on the code, never on the HTTP
 * status or the title.
 *
 * The danger is trying again what Meta counts against the number: an error we
 * have never heard of is final unless Meta calls it passing.
 */

import type { SendAction } from "../messages/channel.ts";
import classes from "./error_codes.json" with { type: "json" };

const ACTIONS = new Map<number, SendAction>();
for (const action of ["retry", "retry_once", "retry_pair", "stop_channel", "never"] as const) {
  for (const code of classes[action]) ACTIONS.set(code, action);
}
const [firstPermission = 0, lastPermission = 0] = classes.stop_channel_range;

/** The action for an error code of Meta's; `status` and `transient` decide about codes nobody knows. */
export function errorAction(code: number, hint: { status?: number; transient?: boolean } = {}): SendAction {
  const known = ACTIONS.get(code);
  if (known) return known;
  if (code >= firstPermission && code <= lastPermission) return "stop_channel";
  const { status = 400, transient = false } = hint;
  return transient || status >= 500 || status === 429 ? "retry" : "never";
}
