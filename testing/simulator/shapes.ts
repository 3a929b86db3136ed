/**
 * Comparing what the simulator says with what others have published: the same
 * members with values of the same kind.
 *
 * The published bodies are read only where BALCAO_FIXTURES names their folder;
 * without it a test still checks what it expects by hand.
 */
import assert from "node:assert/strict";
import { isObject, parseJson } from "../../simulator/json.ts";
import { at } from "./sim_stage.ts";

const folder = Deno.env.get("BALCAO_FIXTURES");

/** Members that only some accounts have: no fixture may demand them. */
const optional = ["parent_user_id", "to_parent_user_id", "image_url", "video_url", "thumbnail_url"];

/** The `value` of the only change of this published webhook; undefined where there is no folder. */
export async function publishedValue(file: string): Promise<unknown> {
  if (folder === undefined) return undefined;
  const body = parseJson(await Deno.readTextFile(`${folder}/webhooks/${file}`));
  const value = at(body, "entry", 0, "changes", 0, "value");
  assert.ok(isObject(value), `${file} has a value`);
  return value;
}

/** Every member of `published` is in `ours`, with a value of the same kind. */
export function assertShape(published: unknown, ours: unknown, path = ""): void {
  if (Array.isArray(published)) {
    assert.ok(Array.isArray(ours), `${path} is a list`);
    if (published.length > 0) assertShape(published[0], ours[0], `${path}[0]`);
  } else if (isObject(published)) {
    assert.ok(isObject(ours), `${path} is an object`);
    for (const [key, value] of Object.entries(published)) {
      if (!optional.includes(key)) assertShape(value, ours[key], `${path}.${key}`);
    }
  } else assert.equal(typeof ours, typeof published, path);
}
