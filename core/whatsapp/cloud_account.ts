/** What an admin asks Meta about a number and its account: is it in order, do webhooks come, which templates are there. */

import type { PhoneNumberInfo, Sender, TemplateInfo } from "../messages/channel.ts";
import { callGraph, type CloudClient, type GraphReply } from "./cloud_client.ts";
import { lookupRefusal } from "./graph_outcome.ts";
import { asList, asObject, asText, type MetaObject } from "./meta_json.ts";

const BASIC = "display_phone_number,verified_name,quality_rating";
const FULL = `${BASIC},whatsapp_business_manager_messaging_limit,platform_type,throughput,name_status`;
/** Meta's code for, among others, a field that this version does not have. */
const INVALID_PARAMETER = 100;

/** The number as Meta has it; a version that lacks a field is asked for less. */
export async function lookUpNumber(client: CloudClient, from: Sender): Promise<PhoneNumberInfo> {
  const ask = (fields: string) =>
    get(client, from, `${encodeURIComponent(from.phoneNumberId)}?fields=${fields}`);
  const whole = await ask(FULL);
  const lacks = whole.kind === "error" && whole.code === INVALID_PARAMETER;
  const reply = lacks ? await ask(BASIC) : whole;
  const info = asObject(reply.kind === "answer" ? reply.body : null);
  const displayPhoneNumber = asText(info["display_phone_number"]);
  if (!displayPhoneNumber) throw lookupRefusal(reply);
  const text = (name: string, value: unknown) => {
    const said = asText(value);
    return said ? { [name]: said } : {};
  };
  const platform = asText(info["platform_type"]);
  return {
    displayPhoneNumber,
    verifiedName: asText(info["verified_name"]) ?? "",
    ...text("qualityRating", info["quality_rating"]),
    ...text("messagingLimit", info["whatsapp_business_manager_messaging_limit"]),
    ...(platform && { registered: platform === "CLOUD_API" }),
    ...text("throughput", asObject(info["throughput"])["level"]),
    ...text("nameStatus", info["name_status"]),
  };
}

/** Whether some app gets the account's webhooks. */
export async function isSubscribed(client: CloudClient, from: Sender, wabaId: string): Promise<boolean> {
  const body = answerOf(await get(client, from, `${encodeURIComponent(wabaId)}/subscribed_apps`));
  return asList(body["data"]).length > 0;
}

/** Has the account's webhooks sent to the token's app. */
export async function subscribe(client: CloudClient, from: Sender, wabaId: string): Promise<void> {
  answerOf(
    await callGraph(client, {
      method: "POST",
      path: `${encodeURIComponent(wabaId)}/subscribed_apps`,
      accessToken: from.accessToken,
      body: {},
    }),
  );
}

const TEMPLATE_FIELDS =
  "id,name,language,status,category,components,quality_score,rejected_reason,parameter_format";
/** An account has 6,000 templates at most. */
const MOST_PAGES = 100;

/** Every template of the account, page by page; a list that breaks off throws. */
export async function listTemplates(
  client: CloudClient,
  from: Sender,
  wabaId: string,
): Promise<TemplateInfo[]> {
  const templates: TemplateInfo[] = [];
  let after: string | null = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const cursor: string = after === null ? "" : `&after=${encodeURIComponent(after)}`;
    const path = `${
      encodeURIComponent(wabaId)
    }/message_templates?fields=${TEMPLATE_FIELDS}&limit=100${cursor}`;
    const body = answerOf(await get(client, from, path));
    templates.push(...asList(body["data"]).map(asObject).flatMap(templateOf));
    const paging = asObject(body["paging"]);
    after = asText(asObject(paging["cursors"])["after"]);
    if (after === null || !asText(paging["next"])) break;
  }
  return templates;
}

function templateOf(item: MetaObject): TemplateInfo[] {
  const [name, language] = [asText(item["name"]), asText(item["language"])];
  if (!name || !language) return [];
  const reason = asText(item["rejected_reason"]);
  return [{
    providerId: asText(item["id"]),
    name,
    language,
    category: asText(item["category"]) ?? "UTILITY",
    status: asText(item["status"]) ?? "UNKNOWN",
    quality: asText(asObject(item["quality_score"])["score"]),
    rejectedReason: reason === "NONE" ? null : reason,
    parameterFormat: asText(item["parameter_format"]) === "NAMED" ? "NAMED" : "POSITIONAL",
    components: asList(item["components"]),
  }];
}

const get = (client: CloudClient, { accessToken }: Sender, path: string) =>
  callGraph(client, { method: "GET", path, accessToken });

function answerOf(reply: GraphReply): MetaObject {
  if (reply.kind !== "answer") throw lookupRefusal(reply);
  return asObject(reply.body);
}
