/**
 * The one JSON text by which a page hands its islands their props.
 *
 * Only plain data can make the journey. What cannot (a function, a Date, a class
 * instance) must fail here, naming island and place: dropped silently it would be a
 * screen that shows one thing and, a moment later, another. A signal travels as a
 * number, so that two islands given the same signal share one in the browser too.
 */

import { isValidElement } from "preact";
import { Signal } from "@preact/signals";

/** The signals of one page with their values as plain data, in the order in which they were first met. */
export type SignalList = { signal: Signal<unknown>; value: unknown }[];

/** The key under which a signal's number travels. */
export const SIGNAL_KEY = "$signal";

const MAX_DEPTH = 60;

/** `props` as plain data, its signals replaced by numbers; throws on anything that is not data. */
export function plainProps(island: string, props: Record<string, unknown>, signals: SignalList): unknown {
  return plain(props, "props", 0);

  function plain(value: unknown, path: string, depth: number): unknown {
    const refuse = (what: string): never => {
      throw new TypeError(`island ${island}: ${path} is ${what}; props must be plain data or signals`);
    };
    // First of all: to preact a signal looks like an element.
    if (value instanceof Signal) return { [SIGNAL_KEY]: signalNumber(value, path, depth) };
    if (value === undefined || value === null || typeof value === "string" || typeof value === "boolean") {
      return value;
    }
    if (typeof value === "number") return Number.isFinite(value) ? value : refuse(`${value}`);
    if (typeof value !== "object") return refuse(`a ${typeof value}`);
    if (depth > MAX_DEPTH) return refuse("nested without end");
    if (Array.isArray(value)) {
      return value.map((item, index) =>
        item === undefined ? refuse("a list with a hole") : plain(item, `${path}[${index}]`, depth + 1)
      );
    }
    const prototype = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null) {
      return refuse(`a ${prototype.constructor?.name ?? "class instance"}`);
    }
    if (isValidElement(value)) return refuse("an element");
    if (Object.hasOwn(value, SIGNAL_KEY)) return refuse(`an object with the reserved key ${SIGNAL_KEY}`);
    const copy: Record<string, unknown> = {};
    for (const [key, item] of Object.entries(value)) {
      const data = plain(item, `${path}.${key}`, depth + 1);
      if (data !== undefined) Object.defineProperty(copy, key, { value: data, enumerable: true });
    }
    return copy;
  }

  function signalNumber(signal: Signal<unknown>, path: string, depth: number): number {
    const known = signals.findIndex((entry) => entry.signal === signal);
    if (known >= 0) return known;
    const entry: SignalList[number] = { signal, value: null };
    const number = signals.push(entry) - 1; // before its value, which may hold the signal itself
    entry.value = plain(signal.peek(), `${path}.value`, depth + 1);
    return number;
  }
}

/** JSON that is safe inside a script element: no `<` can end it. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}
