/**
 * Templates at the Graph API: listed page by page, created (and then waiting for
 * review), changed, deleted with all their languages.
 *
 * Who reviews is whoever plays Meta: the control API, or a test.
 */
import { isObject, type JsonObject, textAt } from "../../json.ts";
import type { World } from "../../world.ts";
import { pickFields } from "../fields.ts";
import { pageOf } from "../paging.ts";
import { needList, needText, refuse, refuseParameter } from "../refusal.ts";
import type { Template } from "./template.ts";

const usual = ["name", "parameter_format", "components", "language", "status", "category"];

/** `GET /:wabaId/message_templates?fields&limit&after` with the filters name, language, status, category. */
export function listTemplates(world: World, wabaId: string, url: URL): JsonObject {
  const query = url.searchParams;
  const fits = (key: string, value: string) => {
    const wanted = query.get(key);
    return wanted === null ||
      wanted.replace(/[[\]"]/g, "").toUpperCase().split(",").includes(value.toUpperCase());
  };
  const name = query.get("name")?.toLowerCase() ?? "";
  const found = world.templates.list(wabaId).filter((one) =>
    one.name.includes(name) && fits("language", one.language) && fits("status", one.status) &&
    fits("category", one.category)
  );
  const { items, paging } = pageOf(found, url);
  return { data: items.map((one) => templateInfo(one, query.get("fields"))), paging };
}

/** `GET /:templateId?fields=…`. */
export function templateInfo(template: Template, fields: string | null): JsonObject {
  const all: JsonObject = {
    ...template,
    previous_category: undefined,
    message_send_ttl_seconds: undefined,
    sub_category: undefined,
    correct_category: undefined,
    library_template_name: undefined,
  };
  return pickFields(all, "WhatsAppBusinessHSM", fields, usual);
}

/** `POST /:wabaId/message_templates`: PENDING until somebody approves it. */
export function createTemplate(world: World, wabaId: string, body: JsonObject): JsonObject {
  const name = needText(body, "name", "body", 512);
  if (!/^[a-z0-9_]+$/.test(name)) {
    refuseParameter("Param body['name'] may only have lowercase letters, digits and underscores.");
  }
  const language = needText(body, "language", "body");
  const category = needText(body, "category", "body");
  if (!["UTILITY", "MARKETING", "AUTHENTICATION"].includes(category)) {
    refuseParameter("Param body['category'] must be one of {UTILITY, MARKETING, AUTHENTICATION}.");
  }
  const components = needList(body, "components", "body", 1, 20);
  if (!components.some((one) => one.type === "BODY" || one.type === "body")) {
    refuseParameter("Param body['components'] must have a component of type BODY.");
  }
  if (world.templates.find(wabaId, name, language)) {
    refuse(100, `${language} content for ${name} already exists.`);
  }
  const template = world.templates.put(wabaId, {
    ...body,
    status: "PENDING",
    quality_score: { score: "UNKNOWN" },
  });
  return { id: template?.id, status: template?.status, category: template?.category };
}

/** `POST /:templateId`: the changed template waits for review again. */
export function changeTemplate(
  world: World,
  wabaId: string,
  template: Template,
  body: JsonObject,
): JsonObject {
  const { components, category } = body;
  if (components !== undefined && !(Array.isArray(components) && components.every(isObject))) {
    refuseParameter("Param body['components'] must be a JSON array of objects.");
  }
  const { name, language } = template;
  const changed = { components, category, name, language, status: "PENDING" };
  world.templates.put(wabaId, changed);
  return { success: true };
}

/** `DELETE /:wabaId/message_templates?name=…` (every language) or with `hsm_id` (one). */
export function deleteTemplate(world: World, wabaId: string, url: URL): JsonObject {
  const query = Object.fromEntries(url.searchParams);
  const name = textAt(query, "name");
  const id = textAt(query, "hsm_id");
  const only = id === null
    ? null
    : world.templates.findById(id)?.template ?? refuse(100, "No such template.");
  const wanted = name ?? only?.name ?? refuseParameter("The parameter name is required.");
  if (world.templates.remove(wabaId, wanted, only?.language).length === 0) {
    refuse(100, `Message template "${wanted}" could not be found.`);
  }
  return { success: true };
}
