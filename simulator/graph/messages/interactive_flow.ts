/** A form of WhatsApp's own, named by its id or its name. */
import type { JsonObject } from "../../json.ts";
import { mayObject, mayText, needLabel, needObject, needText, refuseParameter } from "../refusal.ts";
import { needName } from "./interactive_links.ts";

const path = "interactive['action']['parameters']";

/** Reads `action: { name: "flow", parameters: { flow_id | flow_name, flow_cta, … } }`. */
export function readFlow(action: JsonObject): void {
  needName(action, "flow");
  const given = needObject(action, "parameters", "interactive['action']");
  if ((given.flow_id === undefined) === (given.flow_name === undefined)) {
    refuseParameter(`Exactly one of ${path}['flow_id'] and ${path}['flow_name'] is required.`);
  }
  if (String(given.flow_message_version) !== "3") {
    refuseParameter(`Param ${path}['flow_message_version'] must be one of {3}.`);
  }
  needLabel(given, "flow_cta", "Flow CTA", 30);
  mayText(given, "flow_token", path);
  if (given.mode !== undefined && given.mode !== "draft" && given.mode !== "published") {
    refuseParameter(`Param ${path}['mode'] must be one of {DRAFT, PUBLISHED}.`);
  }
  const doing = mayText(given, "flow_action", path) ?? "navigate";
  if (doing !== "navigate" && doing !== "data_exchange") {
    refuseParameter(`Param ${path}['flow_action'] must be one of {NAVIGATE, DATA_EXCHANGE}.`);
  }
  const payload = mayObject(given, "flow_action_payload", path);
  if (payload !== null) needText(payload, "screen", `${path}['flow_action_payload']`);
}
