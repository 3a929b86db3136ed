/**
 * What belongs to the business account as a whole: its numbers, who is subscribed
 * to its webhooks, its templates.
 *
 * The simulator has no accounts of their own: a WABA is the numbers that carry its
 * id, and a token of one of them opens it.
 */
import { Hono } from "hono";
import type { JsonObject } from "../json.ts";
import type { RegisteredNumber } from "../number.ts";
import { standingOf, type World } from "../world.ts";
import { wabaNumbersFor } from "./authorize.ts";
import { pickFields } from "./fields.ts";
import { appId } from "./message_history.ts";
import { numberInfo } from "./number_info.ts";
import { answer, bodyOf } from "./number_routes.ts";
import { pageOf } from "./paging.ts";
import { needWebAddress } from "./refusal.ts";
import { createTemplate, deleteTemplate, listTemplates } from "./templates/template_api.ts";

/** The routes under `/:version/:wabaId/`. */
export function wabaRoutes(world: World): Hono {
  const app = new Hono();
  const on = (
    method: "GET" | "POST" | "DELETE",
    name: string,
    make: (waba: Waba, url: URL, body: JsonObject) => JsonObject,
  ) =>
    app.on(method, `/:version{v\\d+\\.\\d+}/:id{\\d+}/${name}`, async (c) => {
      const id = c.req.param("id") ?? "";
      const numbers = wabaNumbersFor(world, c.req.raw, id);
      if (numbers instanceof Response) return numbers;
      const body = method === "GET" ? {} : await bodyOf(c.req.raw);
      if (body instanceof Response) return body;
      return answer(() => make({ id, numbers }, new URL(c.req.url), body));
    });

  on("GET", "phone_numbers", ({ numbers }, url) => {
    const { items, paging } = pageOf(numbers.map((number) => ({ id: number.phoneNumberId, number })), url);
    const fields = url.searchParams.get("fields");
    return { data: items.map(({ number }) => numberInfo(world, number, fields)), paging };
  });
  on("GET", "subscribed_apps", ({ numbers }) => ({ data: subscriptions(world, numbers) }));
  on("POST", "subscribed_apps", ({ numbers }, _url, body) => {
    const override = body.override_callback_uri === undefined
      ? null
      : needWebAddress(body, "override_callback_uri", "body");
    setSubscribed(world, numbers, true, override);
    return { success: true, ...(override === null ? {} : { data: subscriptions(world, numbers) }) };
  });
  on("DELETE", "subscribed_apps", ({ numbers }) => {
    setSubscribed(world, numbers, false, null);
    return { success: true };
  });
  on("GET", "message_templates", ({ id }, url) => listTemplates(world, id, url));
  on("POST", "message_templates", ({ id }, _url, body) => createTemplate(world, id, body));
  on("DELETE", "message_templates", ({ id }, url) => deleteTemplate(world, id, url));
  return app;
}

interface Waba {
  id: string;
  numbers: RegisteredNumber[];
}

/** `GET /:wabaId?fields=…`. */
export function wabaInfo(id: string, numbers: RegisteredNumber[], fields: string | null): JsonObject {
  const all: JsonObject = {
    name: numbers[0]?.verifiedName,
    timezone_id: "25",
    currency: "BRL",
    account_review_status: "APPROVED",
    message_template_namespace: `namespace_${id}`,
    id,
  };
  return pickFields(all, "WhatsAppBusinessAccount", fields, [
    "name",
    "timezone_id",
    "message_template_namespace",
  ]);
}

function setSubscribed(
  world: World,
  numbers: RegisteredNumber[],
  subscribed: boolean,
  override: string | null,
): void {
  for (const { phoneNumberId } of numbers) {
    Object.assign(standingOf(world, phoneNumberId), { subscribed, override_callback_uri: override });
  }
  world.changes.announce({ place: "state" });
}

function subscriptions(world: World, numbers: RegisteredNumber[]): JsonObject[] {
  const standing = numbers.map(({ phoneNumberId }) => standingOf(world, phoneNumberId))
    .find(({ subscribed }) => subscribed);
  if (!standing) return [];
  const link = `https://www.facebook.com/games/?app_id=${appId}`;
  return [{
    whatsapp_business_api_data: { id: appId, name: "Customer service", link },
    ...(standing.override_callback_uri === null
      ? {}
      : { override_callback_uri: standing.override_callback_uri }),
  }];
}
