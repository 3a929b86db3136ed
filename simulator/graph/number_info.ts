/** A number's own page at the Graph API: what a business asks to see whether its token is good. */

import type { JsonObject } from "../json.ts";
import type { RegisteredNumber } from "../number.ts";
import { graphErrorResponse, invalidParameter } from "./graph_error.ts";

const usual = ["verified_name", "code_verification_status", "display_phone_number", "quality_rating"];

/** `GET /:phoneNumberId?fields=…`: the number's own page at Meta; code 100 for a field it does not have. */
export function numberInfo(number: RegisteredNumber, fields: string | null): Response {
  const all: JsonObject = {
    verified_name: number.verifiedName,
    code_verification_status: "VERIFIED",
    display_phone_number: number.displayPhoneNumber,
    quality_rating: "GREEN",
    platform_type: "CLOUD_API",
    throughput: { level: "STANDARD" },
    webhook_configuration: { application: number.webhookUrl ?? undefined },
    name_status: "APPROVED",
    account_mode: "SANDBOX",
    status: "CONNECTED",
    is_official_business_account: false,
    whatsapp_business_manager_messaging_limit: "TIER_2K",
    id: number.phoneNumberId,
  };
  const wanted = fields === null ? usual : fields.split(",").map((field) => field.trim()).filter(Boolean);
  const unknown = wanted.find((field) => !(field in all));
  if (unknown !== undefined) {
    const sentence =
      `Tried accessing nonexisting field (${unknown}) on node type (WhatsAppBusinessPhoneNumber)`;
    return graphErrorResponse(invalidParameter(sentence));
  }
  return Response.json(Object.fromEntries([...wanted, "id"].map((field) => [field, all[field]])));
}
