/**
 * Which components of a page keep living in the browser.
 *
 * A component default-exported from `islands/` needs no mark where it is used: when
 * an element of it is made while a page renders, a boundary takes its place, which
 * writes `<is-land>` and remembers the props. An island inside another is simply
 * part of it. The collecting variable is shared by the process: that is right only
 * because a page renders in one go; nothing here may ever await.
 */

import { type ComponentChild, createContext, h, options, type VNode } from "preact";
import { useContext } from "preact/hooks";
import { plainProps, type SignalList } from "./island_props.ts";
import type { Hydrate, IslandModule } from "./manifest.ts";

/** One island met while a page was rendered. */
export interface IslandUse {
  name: string;
  hydrate: Hydrate;
  props: unknown;
}

/** What a rendered page needs in the browser. */
export interface IslandsOfPage {
  uses: IslandUse[];
  signals: SignalList;
}

type IslandComponent = (props: Record<string, unknown>) => ComponentChild;
interface Registered {
  name: string;
  hydrate: Hydrate;
}

const registered = new Map<unknown, Registered>();
const Inside = createContext(false);
let collecting: IslandsOfPage | undefined;
let asItself = false;

/** Makes the islands of a manifest known; before the first page is rendered. */
export function registerIslands(islands: Record<string, IslandModule>): void {
  for (const [name, island] of Object.entries(islands)) {
    if (typeof island.default !== "function") throw new Error(`islands/${name}.tsx has no default export`);
    registered.set(island.default, { name, hydrate: island.hydrate ?? "load" });
  }
}

/** Runs `render` and tells which islands it met. */
export function collectIslands(render: () => string): { html: string; islands: IslandsOfPage } {
  const outer = collecting;
  const islands: IslandsOfPage = { uses: [], signals: [] };
  collecting = islands;
  try {
    return { html: render(), islands };
  } finally {
    collecting = outer;
  }
}

function Boundary({ component, island, props }: {
  component: IslandComponent;
  island: Registered;
  props: Record<string, unknown>;
}): ComponentChild {
  const inside = useContext(Inside);
  asItself = true;
  const vnode = h(component, props);
  asItself = false;
  if (inside || collecting === undefined) return vnode;
  const { children } = props;
  if (children !== undefined && children !== null) {
    throw new TypeError(`island ${island.name}: children cannot cross into the browser; pass data as props`);
  }
  const index = collecting.uses.length;
  collecting.uses.push({ ...island, props: plainProps(island.name, props, collecting.signals) });
  return h("is-land", { "data-n": index }, h(Inside.Provider, { value: true, children: vnode }));
}

const before = options.vnode;
options.vnode = (vnode: VNode): void => {
  const island = collecting === undefined || asItself ? undefined : registered.get(vnode.type);
  if (island !== undefined) {
    // preact has made the element already: its type and props are exchanged, as signals' own hook does.
    const { type, props } = vnode;
    Object.assign(vnode, { type: Boundary, props: { component: type, island, props } });
  }
  before?.(vnode);
};
