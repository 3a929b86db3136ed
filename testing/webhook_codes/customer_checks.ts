/** What must come out of a body by the codes that speak of customers, groups, calls and what was overheard. */

import { deepEqual, equal, notEqual, ok } from "node:assert/strict";
import { isCustomerContent } from "../../core/messages/inbound.ts";
import type { Check } from "./checks.ts";
import { rawItems, rawMessages } from "./raw_items.ts";
import { allOf, itemsOf, messageOf } from "./said.ts";

/** Checks by code. */
export const customerChecks: Readonly<Record<string, Check>> = {
  B1: (body) => {
    const named = rawMessages(body.bytes).filter(({ item, value }) =>
      item("from_user_id") ?? value("contacts", 0, "user_id")
    );
    ok(named.length > 0);
    const found = itemsOf(body).flatMap((item) => "from" in item && item.from.bsuid ? [item] : []);
    for (const { item, value } of named) {
      const of = found.find((one) => "providerId" in one && one.providerId === item("id"));
      const ids = [item("from_user_id"), value("contacts", 0, "user_id"), value("contacts", 1, "user_id")];
      ok(of && ids.includes(of.from.bsuid), String(item("id")));
    }
  },
  B2: (body) => {
    for (const { from } of allOf(body, "message")) {
      ok(from.bsuid && from.phone === null && from.waId === null);
    }
  },
  S1: (body) => {
    const [change] = allOf(body, "identity_change");
    const [raw] = rawMessages(body.bytes, "system");
    equal(change?.change, "number");
    equal(change.after.phone, `+${raw?.item("system", "wa_id")}`);
    ok(change.before.phone ?? change.before.bsuid);
    notEqual(change.before.phone, change.after.phone);
  },
  S2: (body) => {
    const [change] = allOf(body, "identity_change");
    const [raw] = rawMessages(body.bytes, "system");
    equal(change?.change, "user_id");
    deepEqual(change.before, { phone: null, bsuid: raw?.item("system", "previous_user_id") });
    equal(change.after.bsuid, raw?.item("system", "user_id"));
    equal(change.after.phone, null);
  },
  S3: (body) => {
    const [change] = allOf(body, "identity_change");
    equal(change?.change, "security_key");
    equal(change.before.phone, change.after.phone);
    ok(!itemsOf(body).some(({ kind }) => kind === "message"));
  },
  G1: (body) => {
    for (const raw of rawMessages(body.bytes)) {
      const message = messageOf(body, raw);
      equal(message.groupId, raw.item("group_id"));
      equal(message.from.phone, `+${raw.item("from")}`);
    }
  },
  G2: (body) => {
    const raw = rawItems(body.bytes).filter(({ list, item }) => list === "groups" && item("group_id"));
    const updates = allOf(body, "group_update");
    deepEqual(
      updates.map(({ groupId, event }) => [groupId, event]),
      raw.map(({ item }) => [item("group_id"), item("type")]),
    );
    for (const [index, { added, removed }] of updates.entries()) {
      const listed = (list: string) => Number(raw[index]?.item(list, "length") ?? 0);
      equal(added?.length ?? 0, listed("added_participants"));
      equal(removed?.length ?? 0, listed("removed_participants"));
    }
  },
  O1: (body) => {
    const echoes = rawItems(body.bytes).filter(({ list }) => list === "message_echoes");
    const items = itemsOf(body);
    equal(items.length, echoes.length);
    for (const item of items) {
      ok("direction" in item && item.source === "phone_app" && item.direction === "out");
      ok(item.from.phone ?? item.from.bsuid);
      if (item.kind === "message") ok(!isCustomerContent(item));
    }
  },
  O2: (body) => {
    const said = rawMessages(body.bytes);
    for (const raw of said) {
      const message = messageOf(body, raw);
      equal(message.source, "history");
      ok(!isCustomerContent(message));
      const isOurs = raw.item("from") === "551140028922";
      equal(message.direction ?? "in", isOurs ? "out" : "in");
    }
    const progress = itemsOf(body).filter((item) => item.kind === "history_progress");
    ok(said.length + progress.length > 0);
    if (said.length === 0) ok(progress.every(({ declined }) => declined));
  },
  O3: (body) => {
    deepEqual(
      allOf(body, "address_book").map(({ action, from }) => [action, from.waId]),
      rawItems(body.bytes).map(({ item }) => [item("action"), item("contact", "phone_number")]),
    );
  },
  L1: (body) => {
    const raw = rawItems(body.bytes).filter(({ list }) => list !== "errors");
    const calls = allOf(body, "call");
    deepEqual(calls.map(({ providerId }) => providerId), raw.map(({ item }) => item("id")));
    for (const [index, call] of calls.entries()) {
      const item = raw[index]?.item;
      const ours = item?.("direction") === "BUSINESS_INITIATED" || raw[index]?.list === "statuses";
      equal(call.direction === "out", ours);
      equal(call.status, item?.("status"));
      if (item?.("duration")) equal(call.durationMs, Number(item("duration")) * 1000);
    }
  },
  P1: (body) => {
    deepEqual(
      allOf(body, "preference").map(({ category, value }) => [category, value]),
      rawItems(body.bytes).map(({ item }) => [item("category"), item("value")]),
    );
  },
  H1: (body) => {
    const raw = rawItems(body.bytes);
    const items = itemsOf(body);
    deepEqual(
      items.map((item) => "providerId" in item && item.providerId).sort(),
      raw.map(({ item }) => item("id")).sort(),
    );
    for (const item of items) {
      ok("source" in item && item.source === "meta_agent");
      if (item.kind === "message") ok(!isCustomerContent(item));
    }
  },
  H2: (body) => {
    deepEqual(allOf(body, "handover").map(({ heldBy }) => heldBy), ["meta_agent", "us"]);
    for (const { phoneNumberId, from } of allOf(body, "handover")) {
      deepEqual([phoneNumberId, from.phone], ["106540352242922", "+5511987654321"]);
    }
  },
};
