/**
 * News about the account, the number and its templates. These carry no
 * `metadata`: an inbox finds the number by the entry's WABA and the displayed
 * number.
 */
import type { JsonObject } from "../../json.ts";
import { flagAt, textAt } from "../../json.ts";
import { templateStatuses } from "../../graph/templates/template.ts";
import { type Asked, type FieldMaker, secondsOf } from "./field.ts";

const digits = ({ number }: Asked) => number.displayPhoneNumber.replace(/\D/g, "");
const business = "700300400500600";

/** What each event of `account_update` brings besides its name. */
function accountDetails(event: string, asked: Asked): JsonObject {
  const until = secondsOf(asked.world) + 7 * 24 * 3600;
  const waba_info = { waba_id: asked.number.wabaId, owner_business_id: business };
  if (event === "ACCOUNT_VIOLATION") return { violation_info: { violation_type: "SPAM" } };
  if (event === "ACCOUNT_RESTRICTION") {
    const kinds = ["RESTRICTED_BIZ_INITIATED_MESSAGING", "RESTRICTED_ADD_PHONE_NUMBER_ACTION"];
    return {
      restriction_info: kinds.map((restriction_type) => ({ restriction_type, expiration: until })),
    };
  }
  if (event === "DISABLED_UPDATE") {
    return { ban_info: { waba_ban_state: "DISABLE", waba_ban_date: "November 22, 2026" } };
  }
  if (event === "VERIFIED_ACCOUNT") return { phone_number: digits(asked) };
  if (event === "PARTNER_REMOVED") {
    return { waba_info, disconnection_info: { reason: "PRIMARY_INACTIVITY", initiated_by: "SYSTEM" } };
  }
  if (event === "BUSINESS_PRIMARY_LOCATION_COUNTRY_UPDATE") return { country: "BR" };
  return event.startsWith("PARTNER_") || event === "MM_LITE_TERMS_SIGNED" ? { waba_info } : {};
}

/** `{ event }`: ACCOUNT_RESTRICTION where none is named. */
export const accountUpdate: FieldMaker = (asked) => {
  const event = textAt(asked.input, "event") ?? "ACCOUNT_RESTRICTION";
  return { event, ...accountDetails(event, asked) };
};

/** `{ event?, limit? }`. */
export const phoneNumberQualityUpdate: FieldMaker = (asked) => {
  const event = textAt(asked.input, "event") ?? "FLAGGED";
  return {
    display_phone_number: digits(asked),
    event,
    current_limit: textAt(asked.input, "limit") ?? "TIER_2K",
  };
};

/** `{ decision?, name? }`. */
export const phoneNumberNameUpdate: FieldMaker = (asked) => {
  const decision = textAt(asked.input, "decision") ?? "APPROVED";
  return {
    display_phone_number: digits(asked),
    decision,
    requested_verified_name: textAt(asked.input, "name") ?? asked.number.verifiedName,
    rejection_reason: decision === "REJECTED" ? "NAME_NOT_ALLOWED" : null,
  };
};

/** `{ limit? }`. */
export const businessCapabilityUpdate: FieldMaker = ({ input }) => ({
  max_daily_conversations_per_business: textAt(input, "limit") ?? "TIER_2K",
  max_phone_numbers_per_business: 20,
});

/** `{ severity?, alert? }`. */
export const accountAlerts: FieldMaker = ({ number, input }) => ({
  entity_type: "PHONE_NUMBER",
  entity_id: number.phoneNumberId,
  alert_info: {
    alert_severity: textAt(input, "severity") ?? "WARNING",
    alert_status: "ACTIVE",
    alert_type: textAt(input, "alert") ?? "INCREASED_CAPABILITIES_ELIGIBILITY_DEFERRED",
    alert_description: "Limits cannot be increased for your business yet.",
  },
});

/** `{ decision? }`. */
export const accountReviewUpdate: FieldMaker = ({ input }) => ({
  decision: textAt(input, "decision") ?? "APPROVED",
});

/** `{ event? }`: somebody touched the two-step verification. */
export const security: FieldMaker = (asked) => ({
  display_phone_number: digits(asked),
  event: textAt(asked.input, "event") ?? "PIN_CHANGED",
  requester: "1234567890",
});

/** `{ username?, status? }`: the business's own user name. */
export const businessUsernameUpdate: FieldMaker = (asked) => ({
  display_phone_number: digits(asked),
  username: textAt(asked.input, "username") ?? "casadocafe",
  status: textAt(asked.input, "status") ?? "approved",
});

/** The template named in `{ template?, language? }`, as these webhooks name it. */
function templateOf({ world, number, input }: Asked): JsonObject {
  const all = world.templates.list(number.wabaId);
  const name = textAt(input, "template");
  const language = textAt(input, "language");
  const found = all.find((one) =>
    (name === null || one.name === name) && (language === null || one.language === language)
  );
  return {
    message_template_id: Number(found?.id ?? 700400500600700),
    message_template_name: name ?? found?.name ?? "boas_vindas",
    message_template_language: language ?? found?.language ?? "pt_BR",
  };
}

/** `{ template?, language?, event?, reason? }`; the template here takes that status too, unless `keep`. */
export const messageTemplateStatusUpdate: FieldMaker = (asked) => {
  const { world, number, input } = asked;
  const event = textAt(input, "event") ?? "APPROVED";
  const template = templateOf(asked);
  const name = String(template.message_template_name);
  const known = world.templates.find(number.wabaId, name, String(template.message_template_language));
  const status = templateStatuses.find((one) => one === event);
  if (known && status && flagAt(input, "keep") !== true) known.status = status;
  const rejected = event === "REJECTED";
  const info = {
    reason: "Placeholders stand next to each other.",
    recommendation: "Put words between them.",
  };
  return {
    event,
    ...template,
    reason: textAt(input, "reason") ?? (rejected ? "INVALID_FORMAT" : "NONE"),
    message_template_category: known?.category ?? "UTILITY",
    rejection_info: rejected ? info : undefined,
  };
};

/** `{ template?, from?, to? }`. */
export const messageTemplateQualityUpdate: FieldMaker = (asked) => ({
  previous_quality_score: textAt(asked.input, "from") ?? "GREEN",
  new_quality_score: textAt(asked.input, "to") ?? "YELLOW",
  ...templateOf(asked),
});

/** `{ template?, from?, to? }`. */
export const templateCategoryUpdate: FieldMaker = (asked) => ({
  ...templateOf(asked),
  previous_category: textAt(asked.input, "from") ?? "UTILITY",
  new_category: textAt(asked.input, "to") ?? "MARKETING",
  correct_category: textAt(asked.input, "correct") ?? undefined,
});

/** `{ template?, body? }`. */
export const messageTemplateComponentsUpdate: FieldMaker = (asked) => ({
  ...templateOf(asked),
  message_template_element: textAt(asked.input, "body") ?? "Olá {{1}}, boas-vindas!",
  message_template_footer: textAt(asked.input, "footer") ?? undefined,
});
