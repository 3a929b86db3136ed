/** Answers to what the business offered: buttons, lists, forms, requests. */
import { isObject, numberAt, textAt } from "../json.ts";
import { type ContentMaker, only } from "./content.ts";

function chosen(kind: "button_reply" | "list_reply"): ContentMaker {
  return ({ input }) => {
    const id = textAt(input, "id");
    const title = textAt(input, "title");
    if (id === null || title === null) return { problem: "id or title is missing." };
    const reply = { id, title, ...(kind === "list_reply" ? only(input, ["description"]) : {}) };
    // `id` here is the row's; the message's own would be `wamid`.
    return { content: { type: "interactive", interactive: { type: kind, [kind]: reply } } };
  };
}

/** `{ id, title }`. */
export const buttonReply = chosen("button_reply");
/** `{ id, title, description? }`. */
export const listReply = chosen("list_reply");

/** `{ response?: object or text, body?, name? }`: a form sent in. */
export const nfmReply: ContentMaker = ({ input }) => {
  const { response } = input;
  const response_json = typeof response === "string"
    ? response
    : JSON.stringify(isObject(response) ? response : { flow_token: "flow", cs_rating: "0_Ótimo" });
  const name = textAt(input, "name") ?? "flow";
  const nfm_reply = { response_json, body: textAt(input, "body") ?? "Sent", name };
  return { content: { type: "interactive", interactive: { type: "nfm_reply", nfm_reply } } };
};

/** `{ response: "accept" | "reject", expires_in_s? }`. */
export const callPermissionReply: ContentMaker = ({ world, input }) => {
  const response = textAt(input, "response") ?? "accept";
  if (response !== "accept" && response !== "reject") return { problem: "response is accept or reject." };
  const life = numberAt(input, "expires_in_s") ?? 7 * 24 * 3600;
  const expiration_timestamp = response === "accept"
    ? Math.floor(world.clock.now() / 1000) + life
    : undefined;
  const call_permission_reply = { response, expiration_timestamp, response_source: "user_action" };
  const interactive = { type: "call_permission_reply", call_permission_reply };
  return { content: { type: "interactive", interactive } };
};

/** `{ interactive? }`: any subtype there is or will be, as it is given; without it a message that has lost its. */
export const interactive: ContentMaker = ({ input }) => ({
  content: {
    type: "interactive",
    interactive: isObject(input.interactive) ? input.interactive : { type: "payment_method" },
  },
});

/** `{ button, payload? }`: a tap on a template's quick reply. */
export const button: ContentMaker = ({ input }) => {
  const text = textAt(input, "button") ?? textAt(input, "text");
  if (text === null) return { problem: "button, the text on it, is missing." };
  return { content: { type: "button", button: { payload: textAt(input, "payload") ?? text, text } } };
};
