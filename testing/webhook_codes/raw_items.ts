/**
 * A webhook body as Meta's JSON, item by item: what the checks compare with what
 * the parser made of it. Written without the parser, so that both can't be wrong
 * in the same way.
 */

/** A part of Meta's JSON: `part("context", "id")`; undefined where there is none. */
export type Part = (...path: readonly (string | number)[]) => unknown;

/** One element of `messages[]`, `statuses[]`, … and what it stood in. */
export interface RawItem {
  readonly list: string;
  readonly item: Part;
  /** The `value` (or thread, or standby) that held it. */
  readonly value: Part;
  readonly entry: Part;
}

const LISTS = [
  "messages",
  "calls",
  "statuses",
  "message_echoes",
  "errors",
  "groups",
  "user_preferences",
  "state_sync",
];

/** Reads parts of a value. */
export const partOf = (value: unknown): Part => (...path) =>
  path.reduce<unknown>((inner, key) => Object(inner)[key], value);

/** The elements of a list; none where there is no list. */
export const elements = (value: unknown): unknown[] => Array.isArray(value) ? value : [];

/** The changes of a body. */
export function rawChanges(bytes: Uint8Array): { readonly entry: Part; readonly change: Part }[] {
  const body = partOf(JSON.parse(new TextDecoder().decode(bytes)));
  return elements(body("entry")).flatMap((entry) =>
    elements(partOf(entry)("changes")).map((change) => ({ entry: partOf(entry), change: partOf(change) }))
  );
}

/** Every item of a body, standby's and the history's threads included. */
export function rawItems(bytes: Uint8Array): RawItem[] {
  return rawChanges(bytes).flatMap(({ entry, change }) => {
    const chunks = elements(change("value", "history"));
    const threads = chunks.flatMap((chunk) => elements(partOf(chunk)("threads")));
    return [change("value"), change("value", "standby"), ...threads].map(partOf).flatMap((value) =>
      LISTS.flatMap((list) =>
        elements(value(list)).map((item) => ({ list, item: partOf(item), value, entry }))
      )
    );
  });
}

/** What was said, of that type where one is given, and can be told apart and routed. */
export function rawMessages(bytes: Uint8Array, type?: string): RawItem[] {
  return rawItems(bytes).filter(({ list, item }) =>
    (list === "messages" || list === "message_echoes") && item("id") !== undefined &&
    (type === undefined || item("type") === type)
  );
}
