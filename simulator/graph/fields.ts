/** `?fields=a,b`: an object reduced to what was asked for, as every node of the Graph API does it. */
import type { JsonObject } from "../json.ts";
import { refuseParameter } from "./refusal.ts";

/** The wanted members of `all` and its `id`; `usual` where nothing was asked for. Refuses a field it has not. */
export function pickFields(
  all: JsonObject,
  node: string,
  fields: string | null,
  usual: string[],
): JsonObject {
  // `data.limit(3){id}` is asked for as `data`: what is nested comes whole.
  const wanted = fields === null || fields === ""
    ? usual
    : fields.replace(/\{[^}]*\}|\.\w+\([^)]*\)/g, "").split(",").map((field) => field.trim()).filter(Boolean);
  const unknown = wanted.find((field) => !Object.hasOwn(all, field));
  if (unknown !== undefined) {
    refuseParameter(`Tried accessing nonexisting field (${unknown}) on node type (${node})`);
  }
  return Object.fromEntries([...wanted, ...("id" in all ? ["id"] : [])].map((field) => [field, all[field]]));
}
