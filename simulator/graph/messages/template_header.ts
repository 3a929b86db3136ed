/** A template's header: a text with one variable, a file, or a place. */
import { isObject, type JsonObject, numberAt } from "../../json.ts";
import type { MediaClass } from "../../media/media_types.ts";
import type { Template } from "../templates/template.ts";
import { fillIn, type TemplateShape } from "../templates/template_shape.ts";
import { refuse } from "../refusal.ts";
import { mediaReference } from "./media.ts";
import type { MessageContent, Sender } from "./message_content.ts";
import { parametersOf, readValues } from "./template_values.ts";

const mediaFormats: Record<string, MediaClass> = { IMAGE: "image", VIDEO: "video", DOCUMENT: "document" };

/** The header as the phone shows it; null where the template has none. */
export function readTemplateHeader(
  template: Template,
  { header }: TemplateShape,
  component: JsonObject | undefined,
  sender: Sender,
): Pick<MessageContent, "mediaId" | "fails"> & { rendered: JsonObject | null } {
  const parameters = parametersOf(component);
  if (header === null || header.format === "TEXT") {
    const text = header?.text ?? "";
    const values = readValues("header", template, text, component);
    return { rendered: header === null ? null : { type: "text", text: fillIn(text, values) } };
  }
  const parameter = parameters[0];
  const received = parameter === undefined ? "UNKNOWN" : String(parameter.type).toUpperCase();
  if (parameter === undefined || parameters.length !== 1 || received !== header.format) {
    refuse(132012, `header: Format mismatch, expected ${header.format}, received ${received}`);
  }
  const type = header.format.toLowerCase();
  const given = parameter[type];
  if (!isObject(given)) refuse(131008, `header: Parameter of type ${type} is missing its value`);
  const media = mediaFormats[header.format];
  if (media === undefined) return { rendered: { type, location: readPlace(given) } };
  const { mediaId, fails } = mediaReference(given, media, `template['header']['${type}']`, sender);
  return { rendered: { type, [type]: given }, mediaId, fails };
}

function readPlace(given: JsonObject): JsonObject {
  const [latitude, longitude] = [numberAt(given, "latitude"), numberAt(given, "longitude")];
  if (latitude === null || longitude === null) {
    refuse(132012, "header: location needs latitude and longitude");
  }
  return given;
}
