/**
 * What a business manages about a number: registration, profile, blocked
 * customers, the history of its messages.
 *
 * Every answer comes from the world's own state, so that a check-list shows what
 * a test has broken.
 */
import { Hono } from "hono";
import { isObject, type JsonObject, parseJson } from "../json.ts";
import type { RegisteredNumber } from "../number.ts";
import type { World } from "../world.ts";
import { blockUsers, listBlocked } from "./block_users.ts";
import { numberFor } from "./authorize.ts";
import { changeProfile, profileOf } from "./business_profile.ts";
import { graphErrorResponse, invalidParameter } from "./graph_error.ts";
import { messageEvents, messageHistory } from "./message_history.ts";
import { orRefusal } from "./refusal.ts";
import { deregister, register } from "./registration.ts";
import { isGraphError } from "./send_request.ts";

type Answer = JsonObject | Response;

/** The answer that `make` gives, or the refusal it threw. */
export function answer(make: () => Answer): Response {
  const made = orRefusal(make);
  if (made instanceof Response) return made;
  return isGraphError(made) ? graphErrorResponse(made) : Response.json(made);
}

/** The body as an object; an empty one is an empty object, anything else a refusal. */
export async function bodyOf(request: Request): Promise<JsonObject | Response> {
  const text = await request.text();
  const body = text.trim() === "" ? {} : parseJson(text);
  return isObject(body)
    ? body
    : graphErrorResponse(invalidParameter("The request body is not a JSON object."));
}

/** The routes under `/:version/:phoneNumberId/`. */
export function numberRoutes(world: World): Hono {
  const app = new Hono();
  const path = (name: string) => `/:version{v\\d+\\.\\d+}/:id{\\d+}/${name}`;
  const read = (name: string, make: (number: RegisteredNumber, url: URL) => Answer) =>
    app.get(path(name), (c) => {
      const number = numberFor(world, c.req.raw, c.req.param("id") ?? "");
      return number instanceof Response ? number : answer(() => make(number, new URL(c.req.url)));
    });
  const write = (
    method: "POST" | "DELETE",
    name: string,
    make: (number: RegisteredNumber, body: JsonObject) => Answer,
  ) =>
    app.on(method, path(name), async (c) => {
      const number = numberFor(world, c.req.raw, c.req.param("id") ?? "");
      if (number instanceof Response) return number;
      const body = await bodyOf(c.req.raw);
      return body instanceof Response ? body : answer(() => make(number, body));
    });

  write("POST", "register", (number, body) => register(world, number, body));
  write("POST", "deregister", (number) => deregister(world, number));
  read(
    "whatsapp_business_profile",
    (number, url) => profileOf(world, number, url.searchParams.get("fields")),
  );
  write("POST", "whatsapp_business_profile", (number, body) => changeProfile(world, number, body));
  read("block_users", (number, url) => listBlocked(world, number, url));
  write("POST", "block_users", (number, body) => blockUsers(world, number, body, true));
  write("DELETE", "block_users", (number, body) => blockUsers(world, number, body, false));
  read("message_history", (number, url) => messageHistory(world, number, url));
  app.get(
    "/:version{v\\d+\\.\\d+}/:id{\\d+}/events",
    (c) => messageEvents(world, c.req.raw, c.req.param("id")),
  );
  return app;
}
