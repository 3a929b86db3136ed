/**
 * Every field of a webhook beside a customer's message, by its name.
 *
 * A field that is not here is sent with the `value` that was given: an inbox must
 * live with fields nobody has heard of.
 */
import { isObject, type JsonObject, textAt } from "../../json.ts";
import type { Update } from "../delivery.ts";
import * as account from "./account.ts";
import { calls } from "./calls.ts";
import * as coexistence from "./coexistence.ts";
import * as conversation from "./conversation.ts";
import { type Asked, type FieldMaker, secondsOf, withGiven } from "./field.ts";
import * as groups from "./groups.ts";
import { history } from "./history.ts";

const makers: Record<string, FieldMaker> = {
  messages: conversation.messages,
  user_preferences: conversation.userPreferences,
  standby: conversation.standby,
  messaging_handovers: conversation.messagingHandovers,
  account_update: account.accountUpdate,
  account_alerts: account.accountAlerts,
  account_review_update: account.accountReviewUpdate,
  business_capability_update: account.businessCapabilityUpdate,
  business_username_update: account.businessUsernameUpdate,
  message_template_status_update: account.messageTemplateStatusUpdate,
  message_template_quality_update: account.messageTemplateQualityUpdate,
  message_template_components_update: account.messageTemplateComponentsUpdate,
  template_category_update: account.templateCategoryUpdate,
  phone_number_quality_update: account.phoneNumberQualityUpdate,
  phone_number_name_update: account.phoneNumberNameUpdate,
  security: account.security,
  smb_message_echoes: coexistence.smbMessageEchoes,
  smb_app_state_sync: coexistence.smbAppStateSync,
  history,
  calls,
  group_lifecycle_update: groups.groupLifecycleUpdate,
  group_participants_update: groups.groupParticipantsUpdate,
  group_settings_update: groups.groupSettingsUpdate,
  group_status_update: groups.groupStatusUpdate,
};

/** The names of all fields. */
export const eventFields = Object.keys(makers);

/** The updates that this event makes, or what is wrong with it. */
export async function buildEvent(asked: Asked): Promise<{ updates: Update[] } | { problem: string }> {
  const { world, number, phone, input } = asked;
  const field = textAt(input, "field");
  if (field === null) {
    return { problem: `field must be one of ${eventFields.join(", ")}, or come with value.` };
  }
  const maker = makers[field] ?? (isObject(input.value) ? () => ({}) : null);
  if (!maker) return { problem: `No such field: ${field}. Give a value to send it all the same.` };
  const made = await maker(asked);
  if (isProblem(made)) return made;
  const values = Array.isArray(made) ? made : [made];
  const updates = values.map((value) => withGiven(value, input)).map((value): Update => ({
    number: number.phoneNumberId,
    field,
    value,
    kind: field,
    wamid: null,
    phone: phone?.id ?? null,
    // News about accounts is dated by its entry, having no timestamp of its own.
    time: isObject(value.metadata) ? undefined : secondsOf(world),
  }));
  return { updates };
}

function isProblem(made: JsonObject | JsonObject[] | { problem: string }): made is { problem: string } {
  return !Array.isArray(made) && typeof made.problem === "string";
}
