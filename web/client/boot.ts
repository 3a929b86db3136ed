/**
 * Brings the islands of a page to life.
 *
 * Every island's chunk imports this module, so it runs exactly once however many
 * there are. It reads the one JSON text the server wrote; a signal is made once per
 * number, so that islands which shared it on the server share it here. The chunk's
 * address comes from that text, never from the bundle: only our server writes it.
 */

import { type ComponentType, hydrate } from "preact";
import { jsx } from "preact/jsx-runtime"; // which islands bring along anyway; h would come on top
import { signal } from "./signals.ts";

/** The build says whether any island waits; where none does, the waiting is left out. */
declare const ANY_LATER: boolean;

type Data = Record<string, unknown>;
/** An island; `ready` loads what its first drawing needs with these props. */
interface IslandChunk {
  default: ComponentType;
  ready?: (props: Data) => unknown;
}
interface PageIslands {
  islands: [url: string, when: "load" | "idle" | "visible", props: Data][];
  signals: unknown[];
}

const text = document.getElementById("islands")?.textContent;
if (text) start(JSON.parse(text));

function start({ islands, signals: values }: PageIslands): void {
  const signals = values.map((value) => signal(value));
  // A signal may lie inside another's value, so all exist before any value is read.
  for (const one of signals) one.value = revive(one.peek());
  document.querySelectorAll("is-land").forEach((element) => {
    const island = islands[Number(element.getAttribute("data-n"))];
    if (!island) return;
    const [url, when, props] = island;
    const run = async () => {
      const module: IslandChunk = await import(url);
      const given = data(revive(props));
      await module.ready?.(given);
      hydrate(jsx(module.default, given), element);
      element.setAttribute("data-live", "");
    };
    if (ANY_LATER) whenTime(when, element, run);
    else run();
  });

  function revive(value: unknown): unknown {
    if (values.length === 0 || typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map(revive);
    if ("$signal" in value) return signals[Number(value.$signal)];
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, revive(item)]));
  }
}

function data(value: unknown): Data {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function whenTime(when: string, element: Element, run: () => void): void {
  if (when === "idle") {
    if ("requestIdleCallback" in globalThis) requestIdleCallback(run);
    else setTimeout(run, 200);
  } else if (when === "visible") {
    const observer = new IntersectionObserver((seen) => {
      if (!seen.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      run();
    });
    observer.observe(element.firstElementChild ?? element); // the boundary itself has no box
  } else run();
}
