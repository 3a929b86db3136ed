/**
 * Meta's published requests made playable: placeholders become ids, addresses and
 * words that exist on this stage.
 *
 * Only what the publisher left open is filled in; the form of the request stays
 * as it was published, or the test would prove nothing.
 */
import assert from "node:assert/strict";
import { isObject, type JsonObject, parseJson } from "../../simulator/json.ts";
import { type MediaClass, mediaClassNames } from "../../simulator/media/media_types.ts";
import { ana, sample, uploaded } from "./graph_calls.ts";
import type { SimStage } from "./sim_stage.ts";

/** The folder of published examples of the Graph API; null where there is none. */
export const graphFolder = Deno.env.has("BALCAO_FIXTURES")
  ? `${Deno.env.get("BALCAO_FIXTURES")}/graph`
  : null;

const samples: Record<MediaClass, [name: string, type: string]> = {
  image: ["photo.jpg", "image/jpeg"],
  video: ["video.mp4", "video/mp4"],
  audio: ["voice.ogg", "audio/ogg"],
  document: ["receipt.pdf", "application/pdf"],
  sticker: ["sticker.webp", "image/webp"],
};

/** The names of the published files that begin so, without their ending. */
export function publishedFiles(start: string): string[] {
  const names = [...Deno.readDirSync(graphFolder ?? "")].map((entry) => entry.name);
  return names.filter((name) => name.startsWith(start)).map((name) => name.replace(/\.json$/, "")).sort();
}

/** The published file, or null where there is none of this name. */
export async function readPublished(name: string): Promise<JsonObject | null> {
  try {
    const parsed = parseJson(await Deno.readTextFile(`${graphFolder}/${name}.json`));
    assert.ok(isObject(parsed), name);
    return parsed;
  } catch (error) {
    // Not every request has an answer beside it.
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}

/** One file of each class, uploaded: their ids. */
export async function uploadOfEach(stage: SimStage): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const type of mediaClassNames) {
    const [filename, mime] = samples[type];
    ids.set(type, await uploaded(stage, { bytes: await sample(filename), type: mime, filename }));
  }
  return ids;
}

/** The request with its placeholders filled in. */
export function fillIn(request: JsonObject, ids: Map<string, string>, wamid: string): JsonObject {
  const words = new Map<string, string>();
  const fill = (value: unknown, key: string, parent: string): unknown => {
    if (Array.isArray(value)) return value.map((item) => fill(item, key, parent));
    if (isObject(value)) {
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, fill(inner, name, key)]));
    }
    if (key === "to") return ana;
    if (key === "message_id") return wamid;
    if (typeof value !== "string") return value;
    if (key === "link") return URL.canParse(value) ? value : "https://files.example/file";
    if (key === "id" && ids.has(parent)) return ids.get(parent);
    if (value === "<HEADER_TYPE>") return "text";
    if (!/^(<.*>|\{\{.*\}\})$/.test(value)) return value;
    if (!words.has(value)) words.set(value, `filled in ${words.size}`);
    return words.get(value);
  };
  const filled = fill(request, "", "");
  assert.ok(isObject(filled));
  const type = ["interactive", "text"].find((name) => name in filled);
  return "type" in filled || "status" in filled ? filled : { ...filled, type };
}

/** A template that this request fits: what its components say, created and approved. */
export function templateFitting(template: JsonObject): JsonObject {
  const given = Array.isArray(template.components) ? template.components.filter(isObject) : [];
  const parametersOf = (component: JsonObject) =>
    Array.isArray(component.parameters) ? component.parameters.filter(isObject) : [];
  const components: JsonObject[] = [];
  const buttons: JsonObject[] = [];
  let body = "Olá";
  for (const component of given) {
    const parameters = parametersOf(component);
    if (component.type === "header") {
      components.push({ type: "HEADER", format: String(parameters[0]?.type).toUpperCase() });
    } else if (component.type === "body") {
      body = parameters.map((_, index) => `{{${index + 1}}}`).join(" ");
    } else {buttons[Number(component.index)] = {
        type: String(component.sub_type).toUpperCase(),
        text: "Toque",
      };}
  }
  components.push({ type: "BODY", text: body });
  if (buttons.length > 0) components.push({ type: "BUTTONS", buttons });
  const language = isObject(template.language) ? template.language.code : undefined;
  return { name: template.name, language, components, status: "APPROVED" };
}
