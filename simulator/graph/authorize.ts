/**
 * Who asks, settled before what is asked, in Meta's order: a token nobody has is
 * 190, a good token for somebody else's object is code 100 with the sentence about
 * missing permissions.
 */
import type { StoredMedia } from "../media/media_store.ts";
import type { RegisteredNumber } from "../number.ts";
import type { World } from "../world.ts";
import { graphErrorResponse, invalidToken, unknownObject } from "./graph_error.ts";

/** The bearer token of a request. */
export function tokenOf(request: Request): string | null {
  return /^Bearer\s+(\S+)$/i.exec(request.headers.get("authorization") ?? "")?.[1] ?? null;
}

/** The number with this id, if the token is its own. */
export function numberFor(world: World, request: Request, id: string): RegisteredNumber | Response {
  const number = world.numbers.get(id);
  return number && number.accessToken === tokenOf(request) ? number : refuse(world, request, id);
}

/** The numbers of this WABA that the token may act for. */
export function wabaNumbersFor(
  world: World,
  request: Request,
  wabaId: string,
): RegisteredNumber[] | Response {
  const token = tokenOf(request);
  const found = [...world.numbers.values()].filter((one) =>
    one.wabaId === wabaId && one.accessToken === token
  );
  return found.length > 0 ? found : refuse(world, request, wabaId);
}

/** The file with this id, if it is there and belongs to a number that has this token. */
export function mediaFor(world: World, request: Request, id: string): StoredMedia | Response {
  const media = world.media.find(id);
  const asked = new URL(request.url).searchParams.get("phone_number_id");
  const number = world.numbers.get(media?.number ?? "");
  const fits = media && number?.accessToken === tokenOf(request) &&
    (asked === null || asked === media.number);
  return fits ? media : refuse(world, request, id);
}

/** The refusal for an object that is not there, or not for this token. */
export function refuse(world: World, request: Request, id: string): Response {
  const token = tokenOf(request);
  const known = token !== null && [...world.numbers.values()].some((number) => number.accessToken === token);
  return graphErrorResponse(known ? unknownObject(request.method, id) : invalidToken());
}
