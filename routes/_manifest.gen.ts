/** Every route and island, by name. Written by `web/write_manifest.ts`: never by hand. */

// deno-fmt-ignore-file
import * as route0 from "./index.ts";
import * as route1 from "./login.tsx";
import * as route2 from "./logout.ts";
import * as route3 from "./media/[messageId]/index.ts";
import * as route4 from "./media/[messageId]/thumbnail.ts";
import * as route5 from "./messages/[id]/media.ts";
import * as route6 from "./setup.tsx";
import * as route7 from "./tickets/[id]/acceptance.ts";
import * as route8 from "./tickets/[id]/closure.ts";
import * as route9 from "./tickets/[id]/draft.ts";
import * as route10 from "./tickets/[id]/index.tsx";
import * as route11 from "./tickets/[id]/messages.ts";
import * as route12 from "./tickets/[id]/reading.ts";
import * as route13 from "./tickets/index.tsx";
import * as middleware14 from "./_middleware.ts";
import * as middleware15 from "./tickets/_middleware.ts";
import * as special16 from "./_app.tsx";
import * as special17 from "./_error.tsx";
import * as special18 from "./_404.tsx";
import * as island19 from "../islands/Conversation.tsx";
import * as island20 from "../islands/TicketList.tsx";

/** The manifest that `createApp` is given. */
export const manifest = {
  routes: {
    "index.ts": route0,
    "login.tsx": route1,
    "logout.ts": route2,
    "media/[messageId]/index.ts": route3,
    "media/[messageId]/thumbnail.ts": route4,
    "messages/[id]/media.ts": route5,
    "setup.tsx": route6,
    "tickets/[id]/acceptance.ts": route7,
    "tickets/[id]/closure.ts": route8,
    "tickets/[id]/draft.ts": route9,
    "tickets/[id]/index.tsx": route10,
    "tickets/[id]/messages.ts": route11,
    "tickets/[id]/reading.ts": route12,
    "tickets/index.tsx": route13,
  },
  layouts: {},
  middlewares: {
    "": middleware14,
    "tickets/": middleware15,
  },
  app: special16,
  error: special17,
  notFound: special18,
  islands: {
    Conversation: island19,
    TicketList: island20,
  },
};
