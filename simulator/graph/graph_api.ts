/**
 * Meta's side: `/v26.0/…`, any version.
 *
 * Who asks is settled before what is asked, in Meta's order: a token nobody has
 * is 190, a good token for somebody else's number is code 100 with the sentence
 * about missing permissions.
 */
import { Hono } from "hono";
import { isObject, parseJson } from "../json.ts";
import type { RegisteredNumber } from "../number.ts";
import type { World } from "../world.ts";
import {
  graphErrorResponse,
  invalidParameter,
  invalidToken,
  unknownObject,
  unknownPath,
} from "./graph_error.ts";
import { markRead } from "./mark_read.ts";
import { numberInfo } from "./number_info.ts";
import { sendMessage } from "./send_message.ts";

/** The routes of the Graph API over this world. */
export function graphApi(world: World): Hono {
  const app = new Hono();

  app.post("/:version{v\\d+\\.\\d+}/:id{\\d+}/messages", async (c) => {
    const number = authorize(world, c.req.raw, c.req.param("id"));
    if (number instanceof Response) return number;
    const body = parseJson(await c.req.text());
    if (!isObject(body)) {
      return graphErrorResponse(invalidParameter("The request body is not a JSON object."));
    }
    return body.status === "read" ? markRead(world, number, body) : await sendMessage(world, number, body);
  });

  app.get("/:version{v\\d+\\.\\d+}/:id{\\d+}", (c) => {
    const number = authorize(world, c.req.raw, c.req.param("id"));
    return number instanceof Response ? number : numberInfo(number, c.req.query("fields") ?? null);
  });

  app.all("/:version{v\\d+\\.\\d+}/*", (c) => {
    const path = c.req.path.split("/").slice(2).join("/");
    if (tokenOf(c.req.raw) === null) return graphErrorResponse(invalidToken());
    return graphErrorResponse(unknownPath(`/${path}`));
  });

  return app;
}

function tokenOf(request: Request): string | null {
  return /^Bearer\s+(\S+)$/i.exec(request.headers.get("authorization") ?? "")?.[1] ?? null;
}

function authorize(world: World, request: Request, id: string): RegisteredNumber | Response {
  const token = tokenOf(request);
  const number = world.numbers.get(id);
  if (token !== null && number?.accessToken === token) return number;
  const known = token !== null && [...world.numbers.values()].some((other) => other.accessToken === token);
  return graphErrorResponse(known ? unknownObject(request.method, id) : invalidToken());
}
