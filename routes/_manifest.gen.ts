/** Every route and island, by name. Written by `web/write_manifest.ts`: never by hand. */

// deno-fmt-ignore-file
import * as route0 from "./contacts/[id]/picture.ts";
import * as route1 from "./conversations/new.tsx";
import * as route2 from "./index.ts";
import * as route3 from "./login.tsx";
import * as route4 from "./logout.ts";
import * as route5 from "./media/[messageId]/index.ts";
import * as route6 from "./media/[messageId]/thumbnail.ts";
import * as route7 from "./messages/[id]/forward.tsx";
import * as route8 from "./messages/[id]/history.tsx";
import * as route9 from "./messages/[id]/index.tsx";
import * as route10 from "./messages/[id]/media.ts";
import * as route11 from "./messages/[id]/raw.tsx";
import * as route12 from "./messages/[id]/reaction.tsx";
import * as route13 from "./messages/[id]/resend.ts";
import * as route14 from "./messages/[id]/settlement.ts";
import * as route15 from "./setup.tsx";
import * as route16 from "./tickets/[id]/acceptance.ts";
import * as route17 from "./tickets/[id]/closure.ts";
import * as route18 from "./tickets/[id]/contact_card.tsx";
import * as route19 from "./tickets/[id]/draft.ts";
import * as route20 from "./tickets/[id]/index.tsx";
import * as route21 from "./tickets/[id]/interactive.tsx";
import * as route22 from "./tickets/[id]/location.tsx";
import * as route23 from "./tickets/[id]/messages.ts";
import * as route24 from "./tickets/[id]/reading.ts";
import * as route25 from "./tickets/[id]/template.tsx";
import * as route26 from "./tickets/[id]/typing.ts";
import * as route27 from "./tickets/index.tsx";
import * as middleware28 from "./_middleware.ts";
import * as middleware29 from "./conversations/_middleware.ts";
import * as middleware30 from "./tickets/_middleware.ts";
import * as special31 from "./_app.tsx";
import * as special32 from "./_error.tsx";
import * as special33 from "./_404.tsx";
import * as island34 from "../islands/Conversation.tsx";
import * as island35 from "../islands/TicketList.tsx";

/** The manifest that `createApp` is given. */
export const manifest = {
  routes: {
    "contacts/[id]/picture.ts": route0,
    "conversations/new.tsx": route1,
    "index.ts": route2,
    "login.tsx": route3,
    "logout.ts": route4,
    "media/[messageId]/index.ts": route5,
    "media/[messageId]/thumbnail.ts": route6,
    "messages/[id]/forward.tsx": route7,
    "messages/[id]/history.tsx": route8,
    "messages/[id]/index.tsx": route9,
    "messages/[id]/media.ts": route10,
    "messages/[id]/raw.tsx": route11,
    "messages/[id]/reaction.tsx": route12,
    "messages/[id]/resend.ts": route13,
    "messages/[id]/settlement.ts": route14,
    "setup.tsx": route15,
    "tickets/[id]/acceptance.ts": route16,
    "tickets/[id]/closure.ts": route17,
    "tickets/[id]/contact_card.tsx": route18,
    "tickets/[id]/draft.ts": route19,
    "tickets/[id]/index.tsx": route20,
    "tickets/[id]/interactive.tsx": route21,
    "tickets/[id]/location.tsx": route22,
    "tickets/[id]/messages.ts": route23,
    "tickets/[id]/reading.ts": route24,
    "tickets/[id]/template.tsx": route25,
    "tickets/[id]/typing.ts": route26,
    "tickets/index.tsx": route27,
  },
  layouts: {},
  middlewares: {
    "": middleware28,
    "conversations/": middleware29,
    "tickets/": middleware30,
  },
  app: special31,
  error: special32,
  notFound: special33,
  islands: {
    Conversation: island34,
    TicketList: island35,
  },
};
