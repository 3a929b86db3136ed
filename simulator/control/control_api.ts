/**
 * `/_sim/…`: the strings behind the stage, for tests, for the demo and for the
 * page of phones. JSON in and out; forms are understood too.
 *
 * It has no login, so it must not be reached from other people's pages: a
 * browser's request whose Origin is not this very server is refused.
 */
import { Hono } from "hono";
import type { Traffic } from "../traffic.ts";
import type { World } from "../world.ts";
import { eventRoutes, groupRoutes } from "./event_routes.ts";
import { faultRoutes } from "./fault_routes.ts";
import { mediaRoutes } from "./media_routes.ts";
import { messageRoutes } from "./message_routes.ts";
import { numberRoutes } from "./number_routes.ts";
import { phoneRoutes } from "./phone_routes.ts";
import { standingRoutes } from "./standing_routes.ts";
import { stateRoutes } from "./state_routes.ts";
import { deliveryRoutes, webhookRoutes } from "./webhook_routes.ts";

const index = {
  "GET /_sim/state": "everything at a glance",
  "GET|POST /_sim/clock": "{ advance_ms } or { set: ms or ISO text }",
  "GET|PATCH /_sim/settings": "window_errors, pair_rate, throughput, unknown_recipients, status_delay_ms, …",
  "GET /_sim/numbers": "registered numbers",
  "PUT|GET|DELETE /_sim/numbers/:phoneNumberId":
    "{ wabaId, displayPhoneNumber, verifiedName, accessToken, appSecret, webhookUrl, verifyToken }",
  "POST /_sim/numbers/:phoneNumberId/verify": "Meta's GET verification of the webhook",
  "GET|POST /_sim/phones": "{ phone?, bsuid?, username?, name, auto_read, online, shares_phone }",
  "GET|PATCH /_sim/phones/:id": "{ name, auto_read, online, shares_phone }",
  "POST /_sim/phones/:id/messages":
    "{ type, … } (see docs/development.md) | { text } | { raw }; with any: number?, reply_to?, forwarded?, referral?, group_id?, errors?, wamid?, timestamp?",
  "POST /_sim/phones/:id/taps": "{ message?, button?: id or title, index? }",
  "POST /_sim/phones/:id/plays": "{ message? }: the status `played`",
  "POST /_sim/phones/:id/calls": "{ answered?, duration?, event? }",
  "POST /_sim/phones/:id/read": "{ number? }",
  "GET /_sim/phones/:id/chat": "?number=: messages, reactions, what can be tapped",
  "GET|POST /_sim/groups": "{ subject, participants: [phones], number? }",
  "POST /_sim/numbers/:phoneNumberId/events": "{ field, phone?, value?, … } (see docs/development.md)",
  "GET|PATCH /_sim/numbers/:phoneNumberId/standing":
    "{ quality_rating, messaging_limit, registered, subscribed, blocked: [phone ids], override_callback_uri, … }",
  "GET|POST /_sim/numbers/:phoneNumberId/templates": "{ name, language, status, category, components, … }",
  "DELETE /_sim/numbers/:phoneNumberId/templates/:name": "?language=",
  "GET /_sim/media": "the stored files, without their bytes",
  "GET /_sim/media/:id": "the bytes of a stored file",
  "GET /_sim/sends": "?to= &number= &opaque= &text= &after= &limit=",
  "GET /_sim/deliveries": "?limit= &body=true",
  "GET /_sim/deliveries/:id": "one webhook with its body",
  "POST /_sim/webhooks": "{ body: any object or text, number? }: signed and delivered",
  "GET|POST /_sim/faults":
    "{ kind, times, match: { to, number }, code, status, hold_ms, accepted, duplicate, … }",
  "DELETE /_sim/faults/:id?": "one or all",
  "POST /_sim/traffic": "{ on, every_ms }",
  "POST /_sim/reset": "{ numbers?: true }",
  "GET /_sim/changes": "server-sent events: where something is new",
};

/** The control API over this world. */
export function controlApi(world: World, traffic: Traffic): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    const origin = c.req.header("origin");
    if (origin !== undefined && URL.parse(origin)?.host !== c.req.header("host")) {
      return c.json({ error: { message: "Requests of other pages are refused." } }, 403);
    }
    await next();
  });
  app.get("/", (c) => c.json({ routes: index }));
  app.route("/numbers", numberRoutes(world));
  app.route("/numbers", eventRoutes(world));
  app.route("/numbers", standingRoutes(world));
  app.route("/phones", phoneRoutes(world));
  app.route("/phones", messageRoutes(world));
  app.route("/groups", groupRoutes(world));
  app.route("/media", mediaRoutes(world));
  app.route("/faults", faultRoutes(world));
  app.route("/deliveries", deliveryRoutes(world));
  app.route("/webhooks", webhookRoutes(world));
  app.route("/", stateRoutes(world, traffic));
  app.notFound((c) => c.json({ error: { message: `No such route: ${c.req.path}. See GET /_sim/.` } }, 404));
  return app;
}
