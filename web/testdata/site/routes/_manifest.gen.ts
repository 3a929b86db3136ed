/** Every route and island, by name. Written by `web/write_manifest.ts`: never by hand. */

// deno-fmt-ignore-file
import * as route0 from "./index.tsx";
import * as route1 from "./plain.tsx";
import * as special2 from "./_app.tsx";
import * as island3 from "../islands/Counter.tsx";
import * as island4 from "../islands/Total.tsx";

/** The manifest that `createApp` is given. */
export const manifest = {
  routes: {
    "index.tsx": route0,
    "plain.tsx": route1,
  },
  layouts: {},
  middlewares: {},
  app: special2,
  islands: {
    Counter: island3,
    Total: island4,
  },
};
