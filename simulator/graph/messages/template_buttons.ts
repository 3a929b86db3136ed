/**
 * The buttons of a template: some need a value at each send (an address with a
 * variable, a code to copy), some may carry one (a quick reply's payload), the
 * rest take none.
 */
import { isObject, type JsonObject, numberAt, textAt } from "../../json.ts";
import { fillIn, type TemplateButton, type TemplateShape, variablesOf } from "../templates/template_shape.ts";
import { lengthOf, refuse } from "../refusal.ts";
import { needLine, parametersOf } from "./template_values.ts";

const codeMost = 15;
const payloadMost = 256;

/** A button as the phone shows it; `payload` comes back when it is tapped. */
export interface RenderedButton {
  type: string;
  text: string;
  value: string | null;
  payload: string | null;
}

/** Reads the `button` components against the template's own buttons. */
export function readTemplateButtons(shape: TemplateShape, components: JsonObject[]): RenderedButton[] {
  const given = new Map<number, JsonObject>();
  for (const component of components) {
    const index = numberAt(component, "index") ?? -1;
    const button = shape.buttons[index];
    if (!button) refuse(132018, `buttons: there is no button at index ${component.index}`);
    if (given.has(index)) refuse(132018, `buttons: the button at index ${index} is given twice`);
    const subType = String(component.sub_type).toUpperCase();
    if (!fits(subType, button.type)) {
      refuse(132018, `buttons: Button at index ${index} is of type ${button.type}, received ${subType}`);
    }
    given.set(index, component);
  }
  return shape.buttons.map((button, index) => render(button, index, parametersOf(given.get(index))));
}

function fits(subType: string, type: string): boolean {
  if (type === "OTP") return subType === "URL" || subType === "COPY_CODE";
  return subType === type;
}

function render(button: TemplateButton, index: number, parameters: JsonObject[]): RenderedButton {
  const { type, text, value } = button;
  const plain = { type, text, value, payload: null };
  const parameter = parameters[0];
  if (parameters.length > 1) refuse(132000, `buttons: Button at index ${index} takes one parameter`);
  if (type === "QUICK_REPLY") return { ...plain, payload: readPayload(parameter) ?? text };
  if (type === "FLOW" || type === "CATALOG" || type === "MPM" || type === "SPM") {
    if (parameter && !isObject(parameter.action)) {
      refuse(132012, `buttons: Button at index ${index} takes an action`);
    }
    return plain;
  }
  const variables = type === "URL" ? variablesOf(value ?? "") : [];
  if (variables.length === 0 && type !== "COPY_CODE" && type !== "OTP") {
    if (parameter) refuse(132018, `buttons: Button at index ${index} of type ${type} takes no parameters`);
    return plain;
  }
  if (!parameter) refuse(131008, `buttons: Button at index ${index} of type ${type} requires a parameter`);
  if (type === "COPY_CODE") return { ...plain, value: readCode(index, parameter) };
  if (parameter.type !== "text") {
    refuse(132012, `buttons: Format mismatch at index ${index}, expected TEXT, received ${parameter.type}`);
  }
  const filled = needLine("buttons", parameter.text);
  return { ...plain, value: fillIn(value ?? "{{1}}", new Map([[variables[0] ?? "1", filled]])) };
}

/** Meta's older examples say `text`, sometimes with a boolean; the documented form is `payload`. */
function readPayload(parameter: JsonObject | undefined): string | null {
  if (!parameter) return null;
  const payload = parameter.type === "payload" ? textAt(parameter, "payload") : String(parameter.text ?? "");
  if (payload === null || payload === "") {
    refuse(131008, "buttons: Quick reply parameter is missing its payload");
  }
  if (lengthOf(payload) > payloadMost) {
    refuse(132018, `buttons: Quick reply payload must be at most ${payloadMost} characters long`);
  }
  return payload;
}

function readCode(index: number, parameter: JsonObject): string {
  if (parameter.type !== "coupon_code") {
    refuse(
      132012,
      `buttons: Format mismatch at index ${index}, expected COUPON_CODE, received ${parameter.type}`,
    );
  }
  const code = needLine("buttons", parameter.coupon_code);
  if (lengthOf(code) > codeMost) {
    refuse(132018, `buttons: Coupon code must be at most ${codeMost} characters long`);
  }
  return code;
}
