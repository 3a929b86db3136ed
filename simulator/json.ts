/** A JSON object whose members have not been looked at yet. */
export type JsonObject = { [key: string]: unknown };

/** Whether a parsed JSON value is an object (not null, not an array). */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The member's text, or null where it is absent, empty or of another kind. */
export function textAt(object: JsonObject, key: string): string | null {
  const value = object[key];
  return typeof value === "string" && value !== "" ? value : null;
}

/** The member's finite number; digits in a text count (forms send those), anything else is null. */
export function numberAt(object: JsonObject, key: string): number | null {
  const value = object[key];
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value !== "string" || value.trim() === "") return null;
  const parsed = Number(value);
  return Number.isFinite(parsed) ? parsed : null;
}

/** The member as yes or no, or null where it is absent; `on` is what a form's ticked box sends. */
export function flagAt(object: JsonObject, key: string): boolean | null {
  const value = object[key];
  if (typeof value === "boolean") return value;
  if (value === "on" || value === "true") return true;
  if (value === "off" || value === "false") return false;
  return null;
}

/** The text parsed, or undefined where it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON is an answer here, not an accident: the caller says what follows.
    return undefined;
  }
}
