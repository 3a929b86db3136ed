/** Every route and island, by name. Written by `web/write_manifest.ts`: never by hand. */

// deno-fmt-ignore-file
import * as middleware0 from "./_middleware.ts";
import * as middleware1 from "./contacts/_middleware.ts";
import * as middleware2 from "./conversations/_middleware.ts";
import * as middleware3 from "./journal/_middleware.ts";
import * as middleware4 from "./profile/_middleware.ts";
import * as middleware5 from "./settings/_middleware.ts";
import * as middleware6 from "./tickets/_middleware.ts";
import * as special7 from "./_app.tsx";
import * as special8 from "./_error.tsx";
import * as special9 from "./_404.tsx";
import * as island10 from "../islands/Conversation.tsx";
import * as island11 from "../islands/TicketList.tsx";

/** The manifest that `createApp` is given. */
export const manifest = {
  routes: {
    "contacts/[id]/index.tsx": () => import("./contacts/[id]/index.tsx"),
    "contacts/[id]/media.tsx": () => import("./contacts/[id]/media.tsx"),
    "contacts/[id]/name.ts": () => import("./contacts/[id]/name.ts"),
    "contacts/[id]/notes/[noteId].ts": () => import("./contacts/[id]/notes/[noteId].ts"),
    "contacts/[id]/notes/index.ts": () => import("./contacts/[id]/notes/index.ts"),
    "contacts/[id]/picture.ts": () => import("./contacts/[id]/picture.ts"),
    "contacts/index.tsx": () => import("./contacts/index.tsx"),
    "conversations/new.tsx": () => import("./conversations/new.tsx"),
    "index.ts": () => import("./index.ts"),
    "journal/[id]/body.ts": () => import("./journal/[id]/body.ts"),
    "journal/[id]/index.tsx": () => import("./journal/[id]/index.tsx"),
    "journal/[id]/reprocessing.ts": () => import("./journal/[id]/reprocessing.ts"),
    "journal/index.tsx": () => import("./journal/index.tsx"),
    "journal/reprocessing.ts": () => import("./journal/reprocessing.ts"),
    "login.tsx": () => import("./login.tsx"),
    "logout.ts": () => import("./logout.ts"),
    "media/[messageId]/index.ts": () => import("./media/[messageId]/index.ts"),
    "media/[messageId]/thumbnail.ts": () => import("./media/[messageId]/thumbnail.ts"),
    "messages/[id]/forward.tsx": () => import("./messages/[id]/forward.tsx"),
    "messages/[id]/history.tsx": () => import("./messages/[id]/history.tsx"),
    "messages/[id]/index.tsx": () => import("./messages/[id]/index.tsx"),
    "messages/[id]/media.ts": () => import("./messages/[id]/media.ts"),
    "messages/[id]/raw.tsx": () => import("./messages/[id]/raw.tsx"),
    "messages/[id]/reaction.tsx": () => import("./messages/[id]/reaction.tsx"),
    "messages/[id]/resend.ts": () => import("./messages/[id]/resend.ts"),
    "messages/[id]/settlement.ts": () => import("./messages/[id]/settlement.ts"),
    "more.tsx": () => import("./more.tsx"),
    "profile/index.tsx": () => import("./profile/index.tsx"),
    "profile/password.ts": () => import("./profile/password.ts"),
    "profile/sessions/[id].ts": () => import("./profile/sessions/[id].ts"),
    "profile/sessions/index.ts": () => import("./profile/sessions/index.ts"),
    "settings/alerts/[id]/dismissal.ts": () => import("./settings/alerts/[id]/dismissal.ts"),
    "settings/connections/[id]/check.ts": () => import("./settings/connections/[id]/check.ts"),
    "settings/connections/[id]/credentials.ts": () => import("./settings/connections/[id]/credentials.ts"),
    "settings/connections/[id]/index.tsx": () => import("./settings/connections/[id]/index.tsx"),
    "settings/connections/[id]/messages.tsx": () => import("./settings/connections/[id]/messages.tsx"),
    "settings/connections/[id]/resumption.ts": () => import("./settings/connections/[id]/resumption.ts"),
    "settings/connections/[id]/subscription.ts": () => import("./settings/connections/[id]/subscription.ts"),
    "settings/connections/[id]/templates.tsx": () => import("./settings/connections/[id]/templates.tsx"),
    "settings/connections/[id]/verification.tsx": () => import("./settings/connections/[id]/verification.tsx"),
    "settings/connections/index.tsx": () => import("./settings/connections/index.tsx"),
    "settings/connections/new.tsx": () => import("./settings/connections/new.tsx"),
    "settings/departments/[id]/index.tsx": () => import("./settings/departments/[id]/index.tsx"),
    "settings/departments/[id]/members.ts": () => import("./settings/departments/[id]/members.ts"),
    "settings/departments/[id]/position.ts": () => import("./settings/departments/[id]/position.ts"),
    "settings/departments/index.tsx": () => import("./settings/departments/index.tsx"),
    "settings/general.tsx": () => import("./settings/general.tsx"),
    "settings/index.ts": () => import("./settings/index.ts"),
    "settings/users/[id]/access.tsx": () => import("./settings/users/[id]/access.tsx"),
    "settings/users/[id]/index.tsx": () => import("./settings/users/[id]/index.tsx"),
    "settings/users/[id]/password.tsx": () => import("./settings/users/[id]/password.tsx"),
    "settings/users/[id]/sessions/[session].ts": () => import("./settings/users/[id]/sessions/[session].ts"),
    "settings/users/index.tsx": () => import("./settings/users/index.tsx"),
    "settings/users/new.tsx": () => import("./settings/users/new.tsx"),
    "setup.tsx": () => import("./setup.tsx"),
    "tickets/[id]/acceptance.ts": () => import("./tickets/[id]/acceptance.ts"),
    "tickets/[id]/closure.ts": () => import("./tickets/[id]/closure.ts"),
    "tickets/[id]/contact_card.tsx": () => import("./tickets/[id]/contact_card.tsx"),
    "tickets/[id]/draft.ts": () => import("./tickets/[id]/draft.ts"),
    "tickets/[id]/index.tsx": () => import("./tickets/[id]/index.tsx"),
    "tickets/[id]/interactive.tsx": () => import("./tickets/[id]/interactive.tsx"),
    "tickets/[id]/location.tsx": () => import("./tickets/[id]/location.tsx"),
    "tickets/[id]/messages.ts": () => import("./tickets/[id]/messages.ts"),
    "tickets/[id]/reading.ts": () => import("./tickets/[id]/reading.ts"),
    "tickets/[id]/template.tsx": () => import("./tickets/[id]/template.tsx"),
    "tickets/[id]/typing.ts": () => import("./tickets/[id]/typing.ts"),
    "tickets/index.tsx": () => import("./tickets/index.tsx"),
  },
  layouts: {},
  middlewares: {
    "": middleware0,
    "contacts/": middleware1,
    "conversations/": middleware2,
    "journal/": middleware3,
    "profile/": middleware4,
    "settings/": middleware5,
    "tickets/": middleware6,
  },
  app: special7,
  error: special8,
  notFound: special9,
  islands: {
    Conversation: island10,
    TicketList: island11,
  },
};
