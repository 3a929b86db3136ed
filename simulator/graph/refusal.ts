/**
 * The checks that a send consists of: each gives the value or refuses with Meta's
 * code and sentence.
 *
 * A refusal is thrown and caught once, where the send is read: a reader says what
 * must hold in the order in which Meta looks at it, and nothing is kept before
 * the last check has passed. Lengths are counted in characters as a person counts
 * them: an emoji is one.
 */
import { isObject, type JsonObject, numberAt } from "../json.ts";
import { type GraphError, graphError, invalidParameter } from "./graph_error.ts";

/** Ends the reading of a request with this error. */
export class Refusal extends Error {
  constructor(readonly error: GraphError) {
    super(error.message);
  }
}

/** Refuses with `(#code) title` and these details. */
export function refuse(code: number, details?: string): never {
  throw new Refusal(graphError(code, details));
}

/** Refuses with code 100 and this sentence. */
export function refuseParameter(sentence: string): never {
  throw new Refusal(invalidParameter(sentence));
}

/** What `read` gives, or the error it refused with. */
export function orRefusal<T>(read: () => T): T | GraphError {
  try {
    return read();
  } catch (error) {
    // The one place where a refusal becomes an answer; a bug goes on.
    if (error instanceof Refusal) return error.error;
    throw error;
  }
}

/** Characters as a person counts them. */
export const lengthOf = (text: string) => [...text].length;

/** How a member is called in Meta's sentences: `interactive['body']['text']`. */
export const member = (path: string, key: string | number) => `${path}['${key}']`;

/** The object of a message type: it must be there. */
export function contentObject(body: JsonObject, type: string): JsonObject {
  if (body[type] === undefined) refuse(131008, `Parameter '${type}' is mandatory for type '${type}'`);
  return asObject(body[type], type);
}

/** The value as an object. */
export function asObject(value: unknown, path: string): JsonObject {
  return isObject(value) ? value : refuseParameter(`Param ${path} must be a JSON object.`);
}

/** A member that must be an object. */
export function needObject(parent: JsonObject, key: string, path: string): JsonObject {
  if (parent[key] === undefined) refuseParameter(`The parameter ${member(path, key)} is required.`);
  return asObject(parent[key], member(path, key));
}

/** A member that may be an object. */
export function mayObject(parent: JsonObject, key: string, path: string): JsonObject | null {
  return parent[key] === undefined ? null : asObject(parent[key], member(path, key));
}

/** A text that must be there, of one character at least. */
export function needText(parent: JsonObject, key: string, path: string, most = Infinity): string {
  const text = mayText(parent, key, path, most);
  return text === null || text === ""
    ? refuseParameter(`The parameter ${member(path, key)} is required.`)
    : text;
}

/** A text that may be left out. */
export function mayText(parent: JsonObject, key: string, path: string, most = Infinity): string | null {
  const text = parent[key];
  if (text === undefined || text === null) return null;
  if (typeof text !== "string") refuseParameter(`Param ${member(path, key)} must be a string.`);
  if (lengthOf(text) > most) {
    refuseParameter(`Param ${member(path, key)} must be at most ${most} characters long.`);
  }
  return text;
}

/** A number that must be there, between these two. */
export function needNumber(
  parent: JsonObject,
  key: string,
  path: string,
  least: number,
  most: number,
): number {
  if (parent[key] === undefined) refuseParameter(`The parameter ${member(path, key)} is required.`);
  const value = numberAt(parent, key);
  if (value === null || value < least || value > most) {
    refuse(131009, `Param ${member(path, key)} must be a number between ${least} and ${most}.`);
  }
  return value;
}

/** A list of objects that must be there, with so many items. */
export function needList(
  parent: JsonObject,
  key: string,
  path: string,
  least: number,
  most: number,
): JsonObject[] {
  const list = parent[key];
  if (list === undefined) refuseParameter(`The parameter ${member(path, key)} is required.`);
  if (!Array.isArray(list)) refuseParameter(`Param ${member(path, key)} must be a JSON array.`);
  if (list.length < least || list.length > most) {
    const limit = most === Infinity ? "" : `, Max allowed ${key}: ${most}`;
    refuse(131009, `Invalid ${key} count. Min allowed ${key}: ${least}${limit}`);
  }
  return list.map((item, index) => asObject(item, `${member(path, key)}[${index}]`));
}

/** A label or id of an interactive message: Meta answers 131009 and names the limits. */
export function needLabel(parent: JsonObject, key: string, name: string, most: number): string {
  const text = parent[key];
  if (typeof text !== "string" || text === "" || lengthOf(text) > most) {
    refuse(131009, `${name} length invalid. Min length: 1, Max length: ${most}`);
  }
  return text;
}

/** An address on the web. */
export function needWebAddress(parent: JsonObject, key: string, path: string): string {
  const address = needText(parent, key, path);
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) {
    refuse(131009, `Param ${member(path, key)} is not a valid URL.`);
  }
  return address;
}

/** No two of these may be the same. */
export function needUnique(values: string[], name: string): void {
  if (new Set(values).size < values.length) refuse(131009, `Duplicated ${name}.`);
}
