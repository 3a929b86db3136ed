/** Every route and island, by name. Written by `web/write_manifest.ts`: never by hand. */

// deno-fmt-ignore-file
import * as special0 from "./_app.tsx";
import * as island1 from "../islands/Counter.tsx";
import * as island2 from "../islands/Total.tsx";

// The path is computed on purpose: one that stands in the text is read with this file, called for or not.
const read = (file: string) => import(new URL(file, import.meta.url).href);

/** The manifest that `createApp` is given. */
export const manifest = {
  routes: {
    "index.tsx": (): Promise<typeof import("./index.tsx")> => read("index.tsx"),
    "plain.tsx": (): Promise<typeof import("./plain.tsx")> => read("plain.tsx"),
  },
  layouts: {},
  middlewares: {},
  app: special0,
  islands: {
    Counter: island1,
    Total: island2,
  },
};
