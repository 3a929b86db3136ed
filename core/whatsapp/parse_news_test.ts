/** What is no message: moves of customers, groups, calls, what was overheard, the account, its templates. */

import { deepEqual, equal } from "node:assert/strict";
import type { InboundItem } from "../messages/inbound.ts";
import { parseWebhook } from "./parse_webhook.ts";

const RECEIVED = Date.parse("2026-11-22T00:00:00Z");
const here = new URL("fixtures/", import.meta.url);
const read = (name: string) => parseWebhook(Deno.readFileSync(new URL(`${name}.json`, here)), RECEIVED);
type OfKind<K extends InboundItem["kind"]> = Extract<InboundItem, { kind: K }>;
const only = <K extends InboundItem["kind"]>(name: string, kind: K): OfKind<K>[] =>
  read(name).filter((item): item is OfKind<K> => item.kind === kind);

Deno.test("who moved is found where Meta says it, else in older places, at last in its words", () => {
  const moves = ["number_changed", "new_number_by_words", "new_user_id"].flatMap((name) =>
    only(name, "identity_change").map(({ change, before, after }) => [
      change,
      `${before.phone ?? "-"} ${before.bsuid ?? "-"}`,
      `${after.phone ?? "-"} ${after.bsuid ?? "-"}`,
    ])
  );
  deepEqual(moves, [
    ["number", "+5511987654321 -", "+5511900000000 -"],
    ["number", "+5511987654321 -", "+5511900000000 BR.4004"],
    ["user_id", "- BR.4004", "- BR.5005"],
    ["user_id", "- BR.1", "- BR.2"],
    ["user_id", "- BR.2002", "- BR.3003"],
  ]);
});

Deno.test("news of a customer that nobody understands is kept aside", () => {
  deepEqual(only("new_number_by_words", "other").map(({ field }) => field), [
    "messages.system.tomorrows_news",
    "messages.system.nobody",
  ]);
});

Deno.test("a group's news says only what has changed", () => {
  const told = only("group_updates", "group_update").map(
    ({ kind: _, phoneNumberId: __, payload: ___, ...news }) => {
      const { groupId: ____, at: _____, ...rest } = news;
      return rest;
    },
  );
  deepEqual(told, [
    {
      event: "group_create",
      subject: "Condomínio",
      description: "Avisos",
      inviteLink: "https://chat.whatsapp.com/abc",
      state: "active",
    },
    {
      event: "group_participants_add",
      added: [{ id: "BR.1" }, { id: "+5511911110002" }],
      errors: [{ code: "131201", title: "Not a user" }],
    },
    { event: "group_participants_remove", removed: [{ id: "+5511911110002" }] },
    {
      event: "group_settings_update",
      subject: "Condomínio Sol",
      errors: [{ code: "131205", title: "Try again" }],
    },
    { event: "group_suspend", state: "suspended" },
  ]);
  deepEqual(only("group_updates", "other").map(({ field }) => field), ["group_lifecycle_update.no_group"]);
});

Deno.test("a call is one line from its first event to its last", () => {
  deepEqual(
    only("calls", "call").map(({ providerId, direction = "in", event, status, durationMs, from }) =>
      [providerId, direction, event, status, durationMs, from.phone].join(" ")
    ),
    [
      "wacid.1 in connect   +5511987654321",
      "wacid.1 in terminate COMPLETED 85000 +5511987654321",
      "wacid.2 out connect   +5511987654321",
      "wacid.2 out other   +5511987654321",
      "wacid.2 out status REJECTED  +5511987654321",
    ],
  );
});

Deno.test("history is read chunk by chunk in its order, and says whose words they were", () => {
  const told = read("history").map((item) => {
    if (item.kind === "message") return `${item.providerId} ${item.direction ?? "in"} ${item.type}`;
    return item.kind === "history_progress" ? `${item.phase}: ${item.progress} %` : item.kind;
  });
  deepEqual(told, [
    "wamid.H1 in text",
    "wamid.H2 out text",
    "wamid.H4 in media_placeholder",
    "wamid.H5 in text",
    "0: 30 %",
    "wamid.H3 in text",
    "0: 55 %",
  ]);
  deepEqual(only("history_declined", "history_progress").map(({ declined }) => declined), [true]);
  equal(only("history_file", "message")[0]?.media?.providerMediaId, "995");
});

Deno.test("what Meta's own agent says and is told is overheard, its receipts too", () => {
  const told = read("standby").map((item) =>
    "source" in item && [item.kind, "direction" in item ? item.direction : "in", item.source].join(" ")
  );
  deepEqual(told, [
    "message in meta_agent",
    "message in meta_agent",
    "receipt in meta_agent",
    "message out meta_agent",
  ]);
});

Deno.test("how serious news of the account is", () => {
  deepEqual(
    only("account", "account_update").map(({ field, event, severity }) => `${severity} ${field} ${event}`),
    [
      "danger account_update ACCOUNT_RESTRICTION",
      "danger account_update DISABLED_UPDATE",
      "info account_update DISABLED_UPDATE",
      "warning account_update PARTNER_REMOVED",
      "info account_update TOMORROWS_EVENT",
      "danger account_alerts OBA_APPROVED",
      "danger account_review_update REJECTED",
      "info business_capability_update LIMITS",
      "warning phone_number_quality_update FLAGGED",
      "info phone_number_name_update APPROVED",
      "warning security PIN_CHANGED",
      "info business_username_update approved",
    ],
  );
});

Deno.test("news of a number names it and says what it is worth now", () => {
  const news = only("account", "account_update");
  const [quality] = news.filter(({ field }) => field === "phone_number_quality_update");
  deepEqual(
    [quality?.displayPhoneNumber, quality?.quality, quality?.messagingLimit, quality?.at],
    ["+551140028922", "RED", "TIER_10K", 1790000000_000],
  );
  const verified = news.flatMap(({ verifiedName }) => verifiedName ?? []);
  deepEqual(verified, ["Casa do Café"]);
});

Deno.test("news of a template changes what it speaks of and nothing else", () => {
  deepEqual(
    only("templates", "template_update").map((item) => {
      const { status, category, quality, reason, componentsChanged } = item;
      return JSON.stringify({ status, category, quality, reason, componentsChanged });
    }),
    [
      '{"status":"REJECTED","category":"MARKETING","reason":"Placeholders stand next to each other."}',
      '{"status":"APPROVED"}',
      '{"quality":"YELLOW"}',
      '{"category":"MARKETING"}',
      '{"componentsChanged":true}',
    ],
  );
});
