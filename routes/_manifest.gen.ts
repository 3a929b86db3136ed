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
import * as route31 from "./settings/alerts/[id]/dismissal.ts";
import * as route32 from "./settings/connections/[id]/check.ts";
import * as route33 from "./settings/connections/[id]/credentials.ts";
import * as route34 from "./settings/connections/[id]/index.tsx";
import * as route35 from "./settings/connections/[id]/messages.tsx";
import * as route36 from "./settings/connections/[id]/resumption.ts";
import * as route37 from "./settings/connections/[id]/subscription.ts";
import * as route38 from "./settings/connections/[id]/templates.tsx";
import * as route39 from "./settings/connections/[id]/verification.tsx";
import * as route40 from "./settings/connections/index.tsx";
import * as route41 from "./settings/connections/new.tsx";
import * as route42 from "./settings/departments/[id]/index.tsx";
import * as route43 from "./settings/departments/[id]/members.ts";
import * as route44 from "./settings/departments/[id]/position.ts";
import * as route45 from "./settings/departments/index.tsx";
import * as route46 from "./settings/general.tsx";
import * as route47 from "./settings/index.ts";
import * as route48 from "./settings/users/[id]/access.tsx";
import * as route49 from "./settings/users/[id]/index.tsx";
import * as route50 from "./settings/users/[id]/password.tsx";
import * as route51 from "./settings/users/[id]/sessions/[session].ts";
import * as route52 from "./settings/users/index.tsx";
import * as route53 from "./settings/users/new.tsx";
import * as route54 from "./setup.tsx";
import * as route55 from "./tickets/[id]/acceptance.ts";
import * as route56 from "./tickets/[id]/closure.ts";
import * as route57 from "./tickets/[id]/contact_card.tsx";
import * as route58 from "./tickets/[id]/draft.ts";
import * as route59 from "./tickets/[id]/index.tsx";
import * as route60 from "./tickets/[id]/interactive.tsx";
import * as route61 from "./tickets/[id]/location.tsx";
import * as route62 from "./tickets/[id]/messages.ts";
import * as route63 from "./tickets/[id]/reading.ts";
import * as route64 from "./tickets/[id]/template.tsx";
import * as route65 from "./tickets/[id]/typing.ts";
import * as route66 from "./tickets/index.tsx";
import * as middleware67 from "./_middleware.ts";
import * as middleware68 from "./contacts/_middleware.ts";
import * as middleware69 from "./conversations/_middleware.ts";
import * as middleware70 from "./journal/_middleware.ts";
import * as middleware71 from "./profile/_middleware.ts";
import * as middleware72 from "./settings/_middleware.ts";
import * as middleware73 from "./tickets/_middleware.ts";
import * as special74 from "./_app.tsx";
import * as special75 from "./_error.tsx";
import * as special76 from "./_404.tsx";
import * as island77 from "../islands/Conversation.tsx";
import * as island78 from "../islands/TicketList.tsx";

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
    "settings/alerts/[id]/dismissal.ts": route31,
    "settings/connections/[id]/check.ts": route32,
    "settings/connections/[id]/credentials.ts": route33,
    "settings/connections/[id]/index.tsx": route34,
    "settings/connections/[id]/messages.tsx": route35,
    "settings/connections/[id]/resumption.ts": route36,
    "settings/connections/[id]/subscription.ts": route37,
    "settings/connections/[id]/templates.tsx": route38,
    "settings/connections/[id]/verification.tsx": route39,
    "settings/connections/index.tsx": route40,
    "settings/connections/new.tsx": route41,
    "settings/departments/[id]/index.tsx": route42,
    "settings/departments/[id]/members.ts": route43,
    "settings/departments/[id]/position.ts": route44,
    "settings/departments/index.tsx": route45,
    "settings/general.tsx": route46,
    "settings/index.ts": route47,
    "settings/users/[id]/access.tsx": route48,
    "settings/users/[id]/index.tsx": route49,
    "settings/users/[id]/password.tsx": route50,
    "settings/users/[id]/sessions/[session].ts": route51,
    "settings/users/index.tsx": route52,
    "settings/users/new.tsx": route53,
    "setup.tsx": route54,
    "tickets/[id]/acceptance.ts": route55,
    "tickets/[id]/closure.ts": route56,
    "tickets/[id]/contact_card.tsx": route57,
    "tickets/[id]/draft.ts": route58,
    "tickets/[id]/index.tsx": route59,
    "tickets/[id]/interactive.tsx": route60,
    "tickets/[id]/location.tsx": route61,
    "tickets/[id]/messages.ts": route62,
    "tickets/[id]/reading.ts": route63,
    "tickets/[id]/template.tsx": route64,
    "tickets/[id]/typing.ts": route65,
    "tickets/index.tsx": route66,
  },
  layouts: {},
  middlewares: {
    "": middleware67,
    "contacts/": middleware68,
    "conversations/": middleware69,
    "journal/": middleware70,
    "profile/": middleware71,
    "settings/": middleware72,
    "tickets/": middleware73,
  },
  app: special74,
  error: special75,
  notFound: special76,
  islands: {
    Conversation: island77,
    TicketList: island78,
  },
};
