/**
 * WhatsApp group chats: made and deleted, who comes and goes, what they are
 * called, whether Meta allows them.
 *
 * Meta's word for the event is not to be trusted alone (its own samples name a
 * removal `group_create`): who was added and removed is told by the lists.
 */

import type { InboundGroupUpdate, InboundItem } from "../messages/inbound.ts";
import { type Change, eachItem, other } from "./change.ts";
import { asDigits, asErrors, asList, asObject, asObjects, asPayload } from "./meta_json.ts";
import { asText, asTime, type MetaObject, present } from "./meta_json.ts";

const STATES: ReadonlyMap<string, InboundGroupUpdate["state"]> = new Map([
  ["group_create", "active"],
  ["group_delete", "deleted"],
  ["group_suspend", "suspended"],
  ["group_suspend_cleared", "active"],
]);

/** A WhatsApp group has eight participants; a list may bring a few more. */
const MAX_PARTICIPANTS = 64;

/** Each group's news. */
export function parseGroups(value: MetaObject, change: Change): InboundItem[] {
  return eachItem(asList(value["groups"]), change, (item) => {
    const groupId = asText(item["group_id"]);
    if (!change.phoneNumberId) return other(change, "no_number", item);
    if (!groupId) return other(change, "no_group", item);
    const event = asText(item["type"]) ?? change.field;
    const errors = errorsOf(item);
    // An event that failed changed nothing.
    const hasFailed = asErrors(item["errors"]).length > 0;
    return {
      kind: "group_update",
      phoneNumberId: change.phoneNumberId,
      groupId,
      event,
      ...present({
        subject: settingOf(item["group_subject"]) ?? asText(item["subject"]),
        description: settingOf(item["group_description"]) ?? asText(item["description"]),
        inviteLink: asText(item["invite_link"]),
        state: hasFailed || isLifeless(change, event) ? null : STATES.get(event),
        added: participants(item["added_participants"]),
        removed: participants(item["removed_participants"])?.map(({ id }) => ({ id })),
        errors: errors.length > 0 ? errors : null,
      }),
      at: asTime(item["timestamp"], change.receivedAt),
      payload: asPayload(item),
    };
  });
}

/** A state is news only where the field is about the group's life. */
const isLifeless = ({ field }: Change, event: string) =>
  event === "group_create" && field !== "group_lifecycle_update";

/** What a settings update set; nothing where that failed. */
function settingOf(value: unknown): string | null {
  const setting = asObject(value);
  return setting["update_successful"] === false ? null : asText(setting["text"]);
}

function participants(value: unknown): InboundGroupUpdate["added"] | null {
  const found = asObjects(value, MAX_PARTICIPANTS).flatMap((one) => {
    const digits = asDigits(one["wa_id"]) ?? asDigits(one["input"]);
    const id = asText(one["user_id"]) ?? (digits && `+${digits}`);
    return id === null ? [] : [{ id, ...present({ name: asText(asObject(one["profile"])["name"]) }) }];
  });
  return found.length > 0 ? found : null;
}

function errorsOf(item: MetaObject) {
  const parts = [item, asObject(item["group_subject"]), asObject(item["group_description"])];
  return [...parts, ...asObjects(item["failed_participants"], MAX_PARTICIPANTS)]
    .flatMap((part) => asErrors(part["errors"]));
}
