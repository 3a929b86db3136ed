/** A number's own page at the Graph API: what a business asks to see whether it is in good order. */
import type { JsonObject } from "../json.ts";
import type { RegisteredNumber } from "../number.ts";
import { standingOf, type World } from "../world.ts";
import { pickFields } from "./fields.ts";

const usual = ["verified_name", "code_verification_status", "display_phone_number", "quality_rating"];

/** `GET /:phoneNumberId?fields=…`: what was asked for. Throws a `Refusal` for a field it does not have. */
export function numberInfo(world: World, number: RegisteredNumber, fields: string | null): JsonObject {
  const standing = standingOf(world, number.phoneNumberId);
  const all: JsonObject = {
    verified_name: number.verifiedName,
    code_verification_status: standing.code_verification_status,
    display_phone_number: number.displayPhoneNumber,
    quality_rating: standing.quality_rating,
    quality_score: { score: standing.quality_rating },
    platform_type: standing.registered ? "CLOUD_API" : "NOT_APPLICABLE",
    throughput: { level: standing.throughput },
    webhook_configuration: {
      application: number.webhookUrl ?? undefined,
      whatsapp_business_account: standing.override_callback_uri ?? undefined,
    },
    name_status: standing.name_status,
    new_name_status: "NONE",
    account_mode: "SANDBOX",
    status: standing.registered ? standing.status : "PENDING",
    is_official_business_account: standing.is_official,
    is_pin_enabled: standing.pin !== null,
    messaging_limit_tier: standing.messaging_limit,
    whatsapp_business_manager_messaging_limit: standing.messaging_limit,
    health_status: { can_send_message: standing.registered ? "AVAILABLE" : "BLOCKED" },
    id: number.phoneNumberId,
  };
  return pickFields(all, "WhatsAppBusinessPhoneNumber", fields, usual);
}
