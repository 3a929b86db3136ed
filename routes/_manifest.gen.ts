/** Every route and island, by name. Written by `web/write_manifest.ts`: never by hand. */

// deno-fmt-ignore-file
import * as route0 from "./index.ts";
import * as route1 from "./login.tsx";
import * as route2 from "./logout.ts";
import * as route3 from "./setup.tsx";
import * as route4 from "./tickets/[id]/acceptance.ts";
import * as route5 from "./tickets/[id]/closure.ts";
import * as route6 from "./tickets/[id]/draft.ts";
import * as route7 from "./tickets/[id]/index.tsx";
import * as route8 from "./tickets/[id]/messages.ts";
import * as route9 from "./tickets/[id]/reading.ts";
import * as route10 from "./tickets/index.tsx";
import * as middleware11 from "./_middleware.ts";
import * as middleware12 from "./tickets/_middleware.ts";
import * as special13 from "./_app.tsx";
import * as special14 from "./_error.tsx";
import * as special15 from "./_404.tsx";
import * as island16 from "../islands/Conversation.tsx";
import * as island17 from "../islands/TicketList.tsx";

/** The manifest that `createApp` is given. */
export const manifest = {
  routes: {
    "index.ts": route0,
    "login.tsx": route1,
    "logout.ts": route2,
    "setup.tsx": route3,
    "tickets/[id]/acceptance.ts": route4,
    "tickets/[id]/closure.ts": route5,
    "tickets/[id]/draft.ts": route6,
    "tickets/[id]/index.tsx": route7,
    "tickets/[id]/messages.ts": route8,
    "tickets/[id]/reading.ts": route9,
    "tickets/index.tsx": route10,
  },
  layouts: {},
  middlewares: {
    "": middleware11,
    "tickets/": middleware12,
  },
  app: special13,
  error: special14,
  notFound: special15,
  islands: {
    Conversation: island16,
    TicketList: island17,
  },
};
