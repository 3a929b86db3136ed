/**
 * Reading Meta's JSON with a light hand: what is not of the expected shape is
 * as good as absent, and nothing here throws.
 *
 * The danger: text that the database cannot hold. A lone surrogate or a NUL in
 * a customer's name would spoil a whole batch, so both are mended here, where
 * every text passes.
 */

/** A JSON object. */
export type MetaObject = Readonly<Record<string, unknown>>;

const NOTHING: MetaObject = {};

/** Whether it is a JSON object. */
export function isObject(value: unknown): value is MetaObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object, or an empty one. */
export function asObject(value: unknown): MetaObject {
  return isObject(value) ? value : NOTHING;
}

/** The list, or an empty one. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The objects among the first `limit` elements of a list. */
export function asObjects(value: unknown, limit = Infinity): readonly MetaObject[] {
  return asList(value).slice(0, limit).filter(isObject);
}

/** The number, also one written as text; null when it is none. */
export function asNumber(value: unknown): number | null {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : null;
}

/** The digits of a phone number; null when there are none. A business-scoped id ("BR.1001") is none. */
export function asDigits(value: unknown): string | null {
  const text = asText(value);
  if (text === null || /^\d+$/.test(text)) return text;
  return /[a-z]/i.test(text) ? null : text.replace(/\D/g, "") || null;
}

/** Meta's errors, code and words. */
export function asErrors(value: unknown): { readonly code: string; readonly title?: string }[] {
  return asObjects(value, MAX_ERRORS).map((error) => {
    const title = asText(error["title"]) ?? asText(error["message"]);
    return { code: asText(error["code"]) ?? "unknown", ...(title ? { title } : {}) };
  });
}

/** More errors than that say nothing new of one item. */
const MAX_ERRORS = 10;

/** The members that are there: null and undefined are left out. */
export function present<T extends object>(members: T): { [K in keyof T]?: NonNullable<T[K]> } {
  const there: Partial<T> = {};
  for (const key in members) {
    if (members[key] !== null && members[key] !== undefined) there[key] = members[key];
  }
  return there as { [K in keyof T]?: NonNullable<T[K]> };
}

/** The text, fit to be stored; null when it is none or empty. Numbers count as text: Meta sends ids both ways. */
export function asText(value: unknown): string | null {
  if (typeof value === "number") return String(value);
  if (typeof value !== "string" || value === "") return null;
  const text = value.includes("\0") ? value.replaceAll("\0", "") : value;
  return text.isWellFormed() ? text : text.toWellFormed();
}

/** How far Meta's clock may be ahead of ours before it is ours that counts. */
const AHEAD_MS = 60_000;

/**
 * Seconds since the epoch, as text or number, in ms; the time of arrival where Meta sent nothing sensible. Nothing
 * comes from the future: such a time would hold the service window open and stay the newest of its thread.
 */
export function asTime(value: unknown, receivedAt: number): number {
  const seconds = typeof value === "string" ? Number(value) : value;
  if (typeof seconds !== "number" || !(seconds > 0)) return receivedAt;
  const time = Math.floor(seconds) * 1000;
  return time <= receivedAt + AHEAD_MS ? time : receivedAt;
}

/** How deep a value may nest and still be stored beside others in one JSON text. */
const DEEPEST = 64;

/** The item as it came, for storing; an absurdly nested one stays in the journal only. */
export function asPayload(item: MetaObject): unknown {
  return isDeeper(item, DEEPEST) ? { type: asText(item["type"]), balcao: "too_deep_see_journal" } : item;
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (levels === 0) return true;
  for (const part of Object.values(value)) if (isDeeper(part, levels - 1)) return true;
  return false;
}

const SHA256_BYTES = 32;

/**
 * A SHA-256 as hex; null when it is none. A webhook writes it in base64, the media API in hex, some samples neither:
 * a wrong one would make every download look broken.
 */
export function asSha256(value: unknown): string | null {
  const hash = asText(value);
  if (hash === null) return null;
  if (/^[0-9a-f]{64}$/i.test(hash)) return hash.toLowerCase();
  try {
    const bytes = atob(hash);
    if (bytes.length !== SHA256_BYTES) return null;
    return Array.from(bytes, (byte) => byte.charCodeAt(0).toString(16).padStart(2, "0")).join("");
  } catch {
    // No base64: without a hash the file is taken as it comes.
    return null;
  }
}
