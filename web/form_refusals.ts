/** How the layer refuses a body, whichever way it was read. */

import { HttpError } from "./http_error.ts";

/** 413 `body_too_large`: more than `limit` bytes. */
export function bodyTooLarge(limit: number): HttpError {
  return new HttpError(413, "body_too_large", `The body is larger than ${limit} bytes`);
}

/** 400 `body_malformed`: not what its header says, or broken off: the sender's fault, not ours. */
export function bodyMalformed(cause: unknown): HttpError {
  return Object.assign(new HttpError(400, "body_malformed", "The form could not be read"), { cause });
}
