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

// The path is computed on purpose: one that stands in the text is read with this file, called for or not.
const read = (file: string) => import(new URL(file, import.meta.url).href);

/** The manifest that `createApp` is given. */
export const manifest = {
  routes: {
    "contacts/[id]/index.tsx": (): Promise<typeof import("./contacts/[id]/index.tsx")> => read("contacts/[id]/index.tsx"),
    "contacts/[id]/media.tsx": (): Promise<typeof import("./contacts/[id]/media.tsx")> => read("contacts/[id]/media.tsx"),
    "contacts/[id]/name.ts": (): Promise<typeof import("./contacts/[id]/name.ts")> => read("contacts/[id]/name.ts"),
    "contacts/[id]/notes/[noteId].ts": (): Promise<typeof import("./contacts/[id]/notes/[noteId].ts")> => read("contacts/[id]/notes/[noteId].ts"),
    "contacts/[id]/notes/index.ts": (): Promise<typeof import("./contacts/[id]/notes/index.ts")> => read("contacts/[id]/notes/index.ts"),
    "contacts/[id]/picture.ts": (): Promise<typeof import("./contacts/[id]/picture.ts")> => read("contacts/[id]/picture.ts"),
    "contacts/index.tsx": (): Promise<typeof import("./contacts/index.tsx")> => read("contacts/index.tsx"),
    "conversations/new.tsx": (): Promise<typeof import("./conversations/new.tsx")> => read("conversations/new.tsx"),
    "index.ts": (): Promise<typeof import("./index.ts")> => read("index.ts"),
    "journal/[id]/body.ts": (): Promise<typeof import("./journal/[id]/body.ts")> => read("journal/[id]/body.ts"),
    "journal/[id]/index.tsx": (): Promise<typeof import("./journal/[id]/index.tsx")> => read("journal/[id]/index.tsx"),
    "journal/[id]/reprocessing.ts": (): Promise<typeof import("./journal/[id]/reprocessing.ts")> => read("journal/[id]/reprocessing.ts"),
    "journal/index.tsx": (): Promise<typeof import("./journal/index.tsx")> => read("journal/index.tsx"),
    "journal/reprocessing.ts": (): Promise<typeof import("./journal/reprocessing.ts")> => read("journal/reprocessing.ts"),
    "login.tsx": (): Promise<typeof import("./login.tsx")> => read("login.tsx"),
    "logout.ts": (): Promise<typeof import("./logout.ts")> => read("logout.ts"),
    "media/[messageId]/index.ts": (): Promise<typeof import("./media/[messageId]/index.ts")> => read("media/[messageId]/index.ts"),
    "media/[messageId]/thumbnail.ts": (): Promise<typeof import("./media/[messageId]/thumbnail.ts")> => read("media/[messageId]/thumbnail.ts"),
    "messages/[id]/forward.tsx": (): Promise<typeof import("./messages/[id]/forward.tsx")> => read("messages/[id]/forward.tsx"),
    "messages/[id]/history.tsx": (): Promise<typeof import("./messages/[id]/history.tsx")> => read("messages/[id]/history.tsx"),
    "messages/[id]/index.tsx": (): Promise<typeof import("./messages/[id]/index.tsx")> => read("messages/[id]/index.tsx"),
    "messages/[id]/media.ts": (): Promise<typeof import("./messages/[id]/media.ts")> => read("messages/[id]/media.ts"),
    "messages/[id]/raw.tsx": (): Promise<typeof import("./messages/[id]/raw.tsx")> => read("messages/[id]/raw.tsx"),
    "messages/[id]/reaction.tsx": (): Promise<typeof import("./messages/[id]/reaction.tsx")> => read("messages/[id]/reaction.tsx"),
    "messages/[id]/resend.ts": (): Promise<typeof import("./messages/[id]/resend.ts")> => read("messages/[id]/resend.ts"),
    "messages/[id]/settlement.ts": (): Promise<typeof import("./messages/[id]/settlement.ts")> => read("messages/[id]/settlement.ts"),
    "more.tsx": (): Promise<typeof import("./more.tsx")> => read("more.tsx"),
    "profile/index.tsx": (): Promise<typeof import("./profile/index.tsx")> => read("profile/index.tsx"),
    "profile/password.ts": (): Promise<typeof import("./profile/password.ts")> => read("profile/password.ts"),
    "profile/picture.ts": (): Promise<typeof import("./profile/picture.ts")> => read("profile/picture.ts"),
    "profile/sessions/[id].ts": (): Promise<typeof import("./profile/sessions/[id].ts")> => read("profile/sessions/[id].ts"),
    "profile/sessions/index.ts": (): Promise<typeof import("./profile/sessions/index.ts")> => read("profile/sessions/index.ts"),
    "settings/alerts/[id]/dismissal.ts": (): Promise<typeof import("./settings/alerts/[id]/dismissal.ts")> => read("settings/alerts/[id]/dismissal.ts"),
    "settings/connections/[id]/check.ts": (): Promise<typeof import("./settings/connections/[id]/check.ts")> => read("settings/connections/[id]/check.ts"),
    "settings/connections/[id]/credentials.ts": (): Promise<typeof import("./settings/connections/[id]/credentials.ts")> => read("settings/connections/[id]/credentials.ts"),
    "settings/connections/[id]/index.tsx": (): Promise<typeof import("./settings/connections/[id]/index.tsx")> => read("settings/connections/[id]/index.tsx"),
    "settings/connections/[id]/messages.tsx": (): Promise<typeof import("./settings/connections/[id]/messages.tsx")> => read("settings/connections/[id]/messages.tsx"),
    "settings/connections/[id]/resumption.ts": (): Promise<typeof import("./settings/connections/[id]/resumption.ts")> => read("settings/connections/[id]/resumption.ts"),
    "settings/connections/[id]/subscription.ts": (): Promise<typeof import("./settings/connections/[id]/subscription.ts")> => read("settings/connections/[id]/subscription.ts"),
    "settings/connections/[id]/templates.tsx": (): Promise<typeof import("./settings/connections/[id]/templates.tsx")> => read("settings/connections/[id]/templates.tsx"),
    "settings/connections/[id]/verification.tsx": (): Promise<typeof import("./settings/connections/[id]/verification.tsx")> => read("settings/connections/[id]/verification.tsx"),
    "settings/connections/index.tsx": (): Promise<typeof import("./settings/connections/index.tsx")> => read("settings/connections/index.tsx"),
    "settings/connections/new.tsx": (): Promise<typeof import("./settings/connections/new.tsx")> => read("settings/connections/new.tsx"),
    "settings/departments/[id]/index.tsx": (): Promise<typeof import("./settings/departments/[id]/index.tsx")> => read("settings/departments/[id]/index.tsx"),
    "settings/departments/[id]/members.ts": (): Promise<typeof import("./settings/departments/[id]/members.ts")> => read("settings/departments/[id]/members.ts"),
    "settings/departments/[id]/position.ts": (): Promise<typeof import("./settings/departments/[id]/position.ts")> => read("settings/departments/[id]/position.ts"),
    "settings/departments/index.tsx": (): Promise<typeof import("./settings/departments/index.tsx")> => read("settings/departments/index.tsx"),
    "settings/general.tsx": (): Promise<typeof import("./settings/general.tsx")> => read("settings/general.tsx"),
    "settings/index.ts": (): Promise<typeof import("./settings/index.ts")> => read("settings/index.ts"),
    "settings/users/[id]/access.tsx": (): Promise<typeof import("./settings/users/[id]/access.tsx")> => read("settings/users/[id]/access.tsx"),
    "settings/users/[id]/index.tsx": (): Promise<typeof import("./settings/users/[id]/index.tsx")> => read("settings/users/[id]/index.tsx"),
    "settings/users/[id]/password.tsx": (): Promise<typeof import("./settings/users/[id]/password.tsx")> => read("settings/users/[id]/password.tsx"),
    "settings/users/[id]/sessions/[session].ts": (): Promise<typeof import("./settings/users/[id]/sessions/[session].ts")> => read("settings/users/[id]/sessions/[session].ts"),
    "settings/users/index.tsx": (): Promise<typeof import("./settings/users/index.tsx")> => read("settings/users/index.tsx"),
    "settings/users/new.tsx": (): Promise<typeof import("./settings/users/new.tsx")> => read("settings/users/new.tsx"),
    "setup.tsx": (): Promise<typeof import("./setup.tsx")> => read("setup.tsx"),
    "tickets/[id]/acceptance.ts": (): Promise<typeof import("./tickets/[id]/acceptance.ts")> => read("tickets/[id]/acceptance.ts"),
    "tickets/[id]/closure.ts": (): Promise<typeof import("./tickets/[id]/closure.ts")> => read("tickets/[id]/closure.ts"),
    "tickets/[id]/contact_card.tsx": (): Promise<typeof import("./tickets/[id]/contact_card.tsx")> => read("tickets/[id]/contact_card.tsx"),
    "tickets/[id]/draft.ts": (): Promise<typeof import("./tickets/[id]/draft.ts")> => read("tickets/[id]/draft.ts"),
    "tickets/[id]/index.tsx": (): Promise<typeof import("./tickets/[id]/index.tsx")> => read("tickets/[id]/index.tsx"),
    "tickets/[id]/interactive.tsx": (): Promise<typeof import("./tickets/[id]/interactive.tsx")> => read("tickets/[id]/interactive.tsx"),
    "tickets/[id]/location.tsx": (): Promise<typeof import("./tickets/[id]/location.tsx")> => read("tickets/[id]/location.tsx"),
    "tickets/[id]/messages.ts": (): Promise<typeof import("./tickets/[id]/messages.ts")> => read("tickets/[id]/messages.ts"),
    "tickets/[id]/reading.ts": (): Promise<typeof import("./tickets/[id]/reading.ts")> => read("tickets/[id]/reading.ts"),
    "tickets/[id]/template.tsx": (): Promise<typeof import("./tickets/[id]/template.tsx")> => read("tickets/[id]/template.tsx"),
    "tickets/[id]/typing.ts": (): Promise<typeof import("./tickets/[id]/typing.ts")> => read("tickets/[id]/typing.ts"),
    "tickets/index.tsx": (): Promise<typeof import("./tickets/index.tsx")> => read("tickets/index.tsx"),
    "users/[id]/picture.ts": (): Promise<typeof import("./users/[id]/picture.ts")> => read("users/[id]/picture.ts"),
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
