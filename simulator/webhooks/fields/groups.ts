/** News about WhatsApp groups: made and deleted, who comes and goes, what it is called, whether it is allowed. */
import { randomBytes } from "node:crypto";
import type { GroupChat } from "../../group.ts";
import { type JsonObject, textAt } from "../../json.ts";
import { seconds } from "../envelope.ts";
import { type Asked, type FieldMaker, headed } from "./field.ts";

/** The group the event is about: the one named, else the number's first. */
function groupOf({ world, number, input }: Asked): GroupChat | null {
  const id = textAt(input, "group_id");
  if (id !== null) return world.groups.get(id) ?? null;
  return [...world.groups.values()].find((group) => group.number === number.phoneNumberId) ?? null;
}

function groupValue(asked: Asked, type: string, members: (group: GroupChat) => JsonObject) {
  const group = groupOf(asked);
  if (!group) return { problem: "There is no such group. Make one with POST /_sim/groups." };
  const head = { timestamp: seconds(asked.world.clock.now()), group_id: group.id, type };
  const request_id = randomBytes(16).toString("hex").toUpperCase();
  return headed(asked.number, { groups: [{ ...head, request_id, ...members(group) }] });
}

/** `{ group_id?, type?: "group_create" | "group_delete" }`. */
export const groupLifecycleUpdate: FieldMaker = (asked) => {
  const type = textAt(asked.input, "type") ?? "group_create";
  return groupValue(asked, type, ({ subject, id }) =>
    type === "group_delete" ? {} : {
      subject,
      invite_link: `https://chat.whatsapp.com/${id.slice(-12)}`,
      join_approval_mode: "auto_approve",
    });
};

/** `{ group_id?, phone, type?: "group_participants_add" | "group_participants_remove" | "group_join_request_created" … }`. */
export const groupParticipantsUpdate: FieldMaker = (asked) => {
  const { phone, input } = asked;
  if (!phone) return { problem: "phone is missing." };
  const type = textAt(input, "type") ?? "group_participants_add";
  const removal = type.endsWith("_remove");
  const who = { input: phone.phone ?? phone.bsuid, wa_id: phone.phone ?? undefined, user_id: phone.bsuid };
  return groupValue(asked, type, (group) => {
    group.participants = group.participants.filter((one) => one !== phone.id);
    if (type === "group_participants_add") group.participants.push(phone.id);
    if (type.startsWith("group_join_request")) {
      return { join_request_id: `${group.id}:${phone.bsuid}`, ...who };
    }
    const reason = removal
      ? { initiated_by: textAt(input, "initiated_by") ?? "participant" }
      : { reason: "invite_link" };
    return { [removal ? "removed_participants" : "added_participants"]: [who], ...reason };
  });
};

/** `{ group_id?, subject?, description? }`; the group here is renamed too. */
export const groupSettingsUpdate: FieldMaker = (asked) => {
  const subject = textAt(asked.input, "subject");
  const description = textAt(asked.input, "description");
  return groupValue(asked, "group_settings_update", (group) => {
    if (subject !== null) group.subject = subject;
    const changed = (text: string | null) => text === null ? undefined : { text, update_successful: true };
    return { group_subject: changed(subject), group_description: changed(description) };
  });
};

/** `{ group_id?, type?: "group_suspend" | "group_suspend_cleared" }`. */
export const groupStatusUpdate: FieldMaker = (asked) =>
  groupValue(asked, textAt(asked.input, "type") ?? "group_suspend", () => ({}));
