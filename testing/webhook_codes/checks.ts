/**
 * What must come out of a webhook body, one check a code (the codes' meanings
 * stand in the README of the published bodies). A check runs on
 * every body that carries its code, ours and others'.
 */

import { deepEqual, equal, ok } from "node:assert/strict";
import type { WebhookBody } from "./bodies.ts";
import { customerChecks } from "./customer_checks.ts";
import { messageChecks } from "./message_checks.ts";
import { rawChanges, type RawItem, rawItems } from "./raw_items.ts";
import { allOf, itemsOf, type OfKind } from "./said.ts";

/** Throws where the body does not give what its code asks. */
export type Check = (body: WebhookBody) => void;

/** Each status of a body with the receipt it became. */
function receipts(body: WebhookBody): (readonly [raw: RawItem, receipt: OfKind<"receipt">])[] {
  const raw = rawItems(body.bytes).filter(({ list, item }) => list === "statuses" && item("id"));
  const found = allOf(body, "receipt");
  equal(found.length, raw.length);
  return found.map((receipt, index) => {
    const of = raw[index];
    ok(of);
    return [of, receipt];
  });
}

const receiptChecks: Readonly<Record<string, Check>> = {
  T1: (body) => {
    for (const [{ item }, receipt] of receipts(body)) {
      deepEqual([receipt.providerId, receipt.status], [item("id"), item("status")]);
      equal(receipt.at, Number(item("timestamp")) * 1000);
      ok(receipt.payload);
    }
  },
  T2: (body) => {
    const failed = receipts(body).filter(([, { status }]) => status === "failed");
    ok(failed.length > 0);
    for (const [{ item }, { error }] of failed) {
      equal(error?.code, String(item("errors", 0, "code")));
      ok(error.title?.includes(String(item("errors", 0, "error_data", "details"))));
    }
  },
  T3: (body) => {
    for (const [{ item }, { participant }] of receipts(body)) {
      const phone = `+${item("recipient_participant_id")}`;
      equal(participant, item("recipient_participant_user_id") ?? phone);
    }
  },
  T4: (body) => ok(receipts(body).some(([, { status }]) => status === "deleted")),
  T5: (body) => {
    const opaque = receipts(body).map(([{ item }, receipt]) => {
      equal(receipt.opaque, item("biz_opaque_callback_data") ?? null);
      return receipt.opaque;
    });
    ok(opaque.some((text) => text !== null));
  },
};

const bodyChecks: Readonly<Record<string, Check>> = {
  A0: (body) => ok(itemsOf(body).every((item) => item.kind === "other")),
  A1: (body) => {
    const items = itemsOf(body);
    ok(items.length >= rawItems(body.bytes).length);
    for (const { item, value } of rawItems(body.bytes)) {
      const number = value("metadata", "phone_number_id");
      const found = items.filter((one) => "providerId" in one && one.providerId === item("id"));
      if (item("id") === undefined || found.length === 0) continue;
      ok(found.some((one) => "phoneNumberId" in one && one.phoneNumberId === number), String(item("id")));
    }
  },
  A2: (body) => {
    const fields = rawChanges(body.bytes).map(({ change }) => change("field"));
    deepEqual(itemsOf(body).map((item) => item.kind === "other" && item.payload && item.field), fields);
  },
  A3: (body) => ok(itemsOf(body).some(({ kind }) => kind !== "other")),
  K1: (body) => {
    const named = rawChanges(body.bytes).filter(({ change }) => change("value", "message_template_name"));
    deepEqual(
      allOf(body, "template_update").map(({ wabaId, name, language }) => [wabaId, name, language]),
      named.map(({ entry, change }) => [
        entry("id"),
        change("value", "message_template_name"),
        change("value", "message_template_language"),
      ]),
    );
    for (const news of allOf(body, "template_update")) {
      ok(news.status ?? news.quality ?? news.category ?? news.componentsChanged);
    }
  },
  K2: (body) => {
    const changes = rawChanges(body.bytes);
    const news = allOf(body, "account_update");
    deepEqual(
      news.map(({ wabaId, field }) => [wabaId, field]),
      changes.map(({ entry, change }) => [entry("id"), change("field")]),
    );
    for (const { event, details } of news) ok(event !== "unknown" && details);
  },
};

/** Every code's check. */
export const checks: ReadonlyMap<string, Check> = new Map(
  Object.entries({ ...bodyChecks, ...messageChecks, ...customerChecks, ...receiptChecks }),
);
