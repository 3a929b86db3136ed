/** Every route and island, by name. Written by `web/write_manifest.ts`: never by hand. */

// deno-fmt-ignore-file
import * as special0 from "./_app.tsx";
import * as island1 from "../islands/Counter.tsx";
import * as island2 from "../islands/Total.tsx";

/** The manifest that `createApp` is given. */
export const manifest = {
  routes: {
    "index.tsx": () => import("./index.tsx"),
    "plain.tsx": () => import("./plain.tsx"),
  },
  layouts: {},
  middlewares: {},
  app: special0,
  islands: {
    Counter: island1,
    Total: island2,
  },
};
