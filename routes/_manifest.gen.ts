/** Every route and island, by name. Written by `web/write_manifest.ts`: never by hand. */

// deno-fmt-ignore-file
import * as route0 from "./contacts/[id]/index.tsx";
import * as route1 from "./contacts/[id]/media.tsx";
import * as route2 from "./contacts/[id]/name.ts";
import * as route3 from "./contacts/[id]/notes/[noteId].ts";
import * as route4 from "./contacts/[id]/notes/index.ts";
import * as route5 from "./contacts/[id]/picture.ts";
import * as route6 from "./contacts/index.tsx";
import * as route7 from "./conversations/new.tsx";
import * as route8 from "./index.ts";
import * as route9 from "./journal/[id]/body.ts";
import * as route10 from "./journal/[id]/index.tsx";
import * as route11 from "./journal/[id]/reprocessing.ts";
import * as route12 from "./journal/index.tsx";
import * as route13 from "./journal/reprocessing.ts";
import * as route14 from "./login.tsx";
import * as route15 from "./logout.ts";
import * as route16 from "./media/[messageId]/index.ts";
import * as route17 from "./media/[messageId]/thumbnail.ts";
import * as route18 from "./messages/[id]/forward.tsx";
import * as route19 from "./messages/[id]/history.tsx";
import * as route20 from "./messages/[id]/index.tsx";
import * as route21 from "./messages/[id]/media.ts";
import * as route22 from "./messages/[id]/raw.tsx";
import * as route23 from "./messages/[id]/reaction.tsx";
import * as route24 from "./messages/[id]/resend.ts";
import * as route25 from "./messages/[id]/settlement.ts";
import * as route26 from "./more.tsx";
import * as route27 from "./profile/index.tsx";
import * as route28 from "./profile/password.ts";
import * as route29 from "./profile/sessions/[id].ts";
import * as route30 from "./profile/sessions/index.ts";
import * as route31 from "./setup.tsx";
import * as route32 from "./tickets/[id]/acceptance.ts";
import * as route33 from "./tickets/[id]/closure.ts";
import * as route34 from "./tickets/[id]/contact_card.tsx";
import * as route35 from "./tickets/[id]/draft.ts";
import * as route36 from "./tickets/[id]/index.tsx";
import * as route37 from "./tickets/[id]/interactive.tsx";
import * as route38 from "./tickets/[id]/location.tsx";
import * as route39 from "./tickets/[id]/messages.ts";
import * as route40 from "./tickets/[id]/reading.ts";
import * as route41 from "./tickets/[id]/template.tsx";
import * as route42 from "./tickets/[id]/typing.ts";
import * as route43 from "./tickets/index.tsx";
import * as middleware44 from "./_middleware.ts";
import * as middleware45 from "./contacts/_middleware.ts";
import * as middleware46 from "./conversations/_middleware.ts";
import * as middleware47 from "./journal/_middleware.ts";
import * as middleware48 from "./profile/_middleware.ts";
import * as middleware49 from "./tickets/_middleware.ts";
import * as special50 from "./_app.tsx";
import * as special51 from "./_error.tsx";
import * as special52 from "./_404.tsx";
import * as island53 from "../islands/Conversation.tsx";
import * as island54 from "../islands/TicketList.tsx";

/** The manifest that `createApp` is given. */
export const manifest = {
  routes: {
    "contacts/[id]/index.tsx": route0,
    "contacts/[id]/media.tsx": route1,
    "contacts/[id]/name.ts": route2,
    "contacts/[id]/notes/[noteId].ts": route3,
    "contacts/[id]/notes/index.ts": route4,
    "contacts/[id]/picture.ts": route5,
    "contacts/index.tsx": route6,
    "conversations/new.tsx": route7,
    "index.ts": route8,
    "journal/[id]/body.ts": route9,
    "journal/[id]/index.tsx": route10,
    "journal/[id]/reprocessing.ts": route11,
    "journal/index.tsx": route12,
    "journal/reprocessing.ts": route13,
    "login.tsx": route14,
    "logout.ts": route15,
    "media/[messageId]/index.ts": route16,
    "media/[messageId]/thumbnail.ts": route17,
    "messages/[id]/forward.tsx": route18,
    "messages/[id]/history.tsx": route19,
    "messages/[id]/index.tsx": route20,
    "messages/[id]/media.ts": route21,
    "messages/[id]/raw.tsx": route22,
    "messages/[id]/reaction.tsx": route23,
    "messages/[id]/resend.ts": route24,
    "messages/[id]/settlement.ts": route25,
    "more.tsx": route26,
    "profile/index.tsx": route27,
    "profile/password.ts": route28,
    "profile/sessions/[id].ts": route29,
    "profile/sessions/index.ts": route30,
    "setup.tsx": route31,
    "tickets/[id]/acceptance.ts": route32,
    "tickets/[id]/closure.ts": route33,
    "tickets/[id]/contact_card.tsx": route34,
    "tickets/[id]/draft.ts": route35,
    "tickets/[id]/index.tsx": route36,
    "tickets/[id]/interactive.tsx": route37,
    "tickets/[id]/location.tsx": route38,
    "tickets/[id]/messages.ts": route39,
    "tickets/[id]/reading.ts": route40,
    "tickets/[id]/template.tsx": route41,
    "tickets/[id]/typing.ts": route42,
    "tickets/index.tsx": route43,
  },
  layouts: {},
  middlewares: {
    "": middleware44,
    "contacts/": middleware45,
    "conversations/": middleware46,
    "journal/": middleware47,
    "profile/": middleware48,
    "tickets/": middleware49,
  },
  app: special50,
  error: special51,
  notFound: special52,
  islands: {
    Conversation: island53,
    TicketList: island54,
  },
};
