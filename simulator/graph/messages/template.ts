/**
 * A template: the only message that may be sent when the window is closed.
 *
 * It is held against the template as it was approved, with Meta's codes of the
 * 132000 family. The phone shows the text with its variables filled in, so the
 * accepted message carries `rendered` beside Meta's own members.
 */
import { isObject, type JsonObject } from "../../json.ts";
import { fillIn, isOneTimeCode, shapeOf } from "../templates/template_shape.ts";
import type { Template } from "../templates/template.ts";
import {
  contentObject,
  lengthOf,
  mayText,
  needList,
  needObject,
  needText,
  refuse,
  refuseParameter,
} from "../refusal.ts";
import type { ContentReader, Sender } from "./message_content.ts";
import { readTemplateButtons } from "./template_buttons.ts";
import { readTemplateHeader } from "./template_header.ts";
import { readValues } from "./template_values.ts";

const hydratedMost = 1024;
const componentTypes = ["header", "body", "button", "carousel", "limited_time_offer", "order_status"];

/** Reads `template: { name, language: { code }, components? }`. */
export const readTemplate: ContentReader = (body, sender) => {
  const given = contentObject(body, "template");
  const template = findSendable(given, sender);
  const shape = shapeOf(template);
  const components = readComponents(given);
  const of = (type: string) => components.filter((component) => typeOf(component) === type);

  const header = readTemplateHeader(template, shape, of("header")[0], sender);
  const values = readValues("body", template, shape.body, of("body")[0]);
  const text = fillIn(shape.body, values);
  if (lengthOf(text) > hydratedMost) {
    refuse(
      132005,
      `Translated text too long: body has ${lengthOf(text)} characters, ${hydratedMost} allowed.`,
    );
  }
  const buttons = readTemplateButtons(shape, of("button"));
  const rendered = { header: header.rendered, body: text, footer: shape.footer, buttons };
  return {
    type: "template",
    text,
    content: { type: "template", template: given, rendered },
    mediaId: header.mediaId,
    fails: header.fails,
    category: categories[template.category],
    needsPhone: isOneTimeCode(template),
  };
};

const categories = { UTILITY: "utility", MARKETING: "marketing", AUTHENTICATION: "authentication" } as const;

function findSendable(given: JsonObject, { world, number }: Sender): Template {
  const name = needText(given, "name", "template", 512);
  const language = needObject(given, "language", "template");
  const code = needText(language, "code", "template['language']");
  const policy = mayText(language, "policy", "template['language']");
  if (policy !== null && policy !== "deterministic") {
    refuseParameter("Param template['language']['policy'] must be one of {DETERMINISTIC}.");
  }
  const template = world.templates.find(number.wabaId, name, code);
  if (template?.status === "PAUSED") refuse(132015, `Template ${name} is paused due to low quality.`);
  if (template?.status === "DISABLED") refuse(132016, `Template ${name} is disabled due to low quality.`);
  if (template?.status !== "APPROVED") {
    refuse(132001, `template name (${name}) does not exist in ${code}`);
  }
  return template;
}

const typeOf = (component: JsonObject) => String(component.type).toLowerCase();

function readComponents(given: JsonObject): JsonObject[] {
  if (given.components === undefined) return [];
  const components = needList(given, "components", "template", 0, Infinity);
  const once = new Set<string>();
  for (const component of components) {
    const type = typeOf(component);
    if (!componentTypes.includes(type)) {
      refuseParameter(
        `Param template['components']['type'] must be one of {${componentTypes.join(", ").toUpperCase()}}.`,
      );
    }
    if (type !== "button" && once.has(type)) refuse(132018, `The component ${type} is given twice.`);
    once.add(type);
    if (component.parameters !== undefined && !isListOfObjects(component.parameters)) {
      refuseParameter(`Param template['components']['parameters'] must be a JSON array of objects.`);
    }
  }
  return components;
}

const isListOfObjects = (value: unknown) => Array.isArray(value) && value.every(isObject);
