/** `value.errors[]`: what is wrong with the number or the account, not with one message. */

import type { InboundItem } from "../messages/inbound.ts";
import type { Change } from "./change.ts";
import { errorAction } from "./error_action.ts";
import { asErrors, asNumber, asObjects, asPayload, type MetaObject } from "./meta_json.ts";

/** News of the account for each error; what stops a channel is a danger. */
export function parseChannelErrors(value: MetaObject, change: Change): InboundItem[] {
  return asObjects(value["errors"]).map((error): InboundItem => {
    const code = asNumber(error["code"]);
    return {
      kind: "account_update",
      wabaId: change.wabaId,
      ...(change.phoneNumberId ? { phoneNumberId: change.phoneNumberId } : {}),
      ...(change.ownDigits ? { displayPhoneNumber: `+${change.ownDigits}` } : {}),
      field: `${change.field}.errors`,
      event: asErrors([error])[0]?.code ?? "unknown",
      severity: code !== null && errorAction(code) === "stop_channel" ? "danger" : "warning",
      details: asPayload(error),
      at: change.at,
    };
  });
}
