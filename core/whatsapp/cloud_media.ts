/**
 * Files to and from Meta.
 *
 * The danger is an address. Where a file lies is said by a webhook and by an
 * answer of Meta's, and whoever can make us fetch an address of theirs gets the
 * bearer token, or our own network. So only Meta's media hosts and the configured
 * Graph host are fetched from, by HTTPS unless the configured host itself is not,
 * and a redirect is looked at anew.
 */

import type {
  FetchedMedia,
  LocatedMedia,
  Refused,
  Sender,
  Upload,
  UploadOutcome,
} from "../messages/channel.ts";
import { callGraph, type CloudClient, errorOf, failureOf } from "./cloud_client.ts";
import { failed } from "./graph_outcome.ts";
import { asObject, asSha256, asText } from "./meta_json.ts";

/** An upload may take a minute and what a slow line (100 KB/s) needs. */
const uploadTime = (bytes: number) => 60_000 + bytes / 100;

/** Hands a file to Meta (`POST /{phone-number-id}/media`); its id is good for 30 days. */
export async function uploadMedia(client: CloudClient, from: Sender, file: Upload): Promise<UploadOutcome> {
  const { mimeType, filename, bytes } = file;
  const form = new FormData();
  form.set("messaging_product", "whatsapp");
  form.set("type", mimeType);
  const blob = bytes instanceof Blob
    ? bytes.slice(0, bytes.size, mimeType)
    : new Blob([ownBytes(bytes)], { type: mimeType });
  form.set("file", blob, filename);
  const reply = await callGraph(client, {
    method: "POST",
    path: `${encodeURIComponent(from.phoneNumberId)}/media`,
    accessToken: from.accessToken,
    body: form,
    ...(client.timeoutMs === undefined && { timeoutMs: uploadTime(blob.size) }),
  });
  if (reply.kind !== "answer") return failed(reply);
  const mediaId = asText(asObject(reply.body)["id"]);
  return mediaId ? { kind: "uploaded", mediaId } : { kind: "unknown", reason: "uploaded without an id" };
}

// A Blob takes no shared memory.
const ownBytes = (bytes: Uint8Array) => new Uint8Array(bytes);

/** Where a file lies for the next five minutes (`GET /{media-id}`). */
export async function locateMedia(
  client: CloudClient,
  from: Sender,
  providerMediaId: string,
): Promise<LocatedMedia> {
  const reply = await callGraph(client, {
    method: "GET",
    path: `${encodeURIComponent(providerMediaId)}?phone_number_id=${encodeURIComponent(from.phoneNumberId)}`,
    accessToken: from.accessToken,
  });
  if (reply.kind !== "answer") return failed(reply);
  const body = asObject(reply.body);
  const url = asText(body["url"]);
  if (!url) return { kind: "unknown", reason: "located without an address" };
  const size = Number(asText(body["file_size"]) ?? NaN);
  return {
    kind: "located",
    url,
    mimeType: asText(body["mime_type"]) ?? "application/octet-stream",
    sha256: asSha256(body["sha256"]),
    size: Number.isSafeInteger(size) && size >= 0 ? size : null,
  };
}

const MOST_REDIRECTS = 3;

/** Fetches a file; nothing is read of its body here. An address of nobody we know is `media_url_foreign`. */
export async function fetchMedia(client: CloudClient, from: Sender, address: string): Promise<FetchedMedia> {
  let url = address;
  for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
    if (!isMetas(client, url)) return FOREIGN;
    const silence = new AbortController();
    const timer = setTimeout(
      () => silence.abort(new DOMException("Meta does not answer", "TimeoutError")),
      client.timeoutMs ?? 20_000,
    );
    try {
      const response = await client.fetch(url, {
        redirect: "manual",
        signal: silence.signal,
        // Meta's media hosts turn away what does not say who it is.
        headers: { authorization: `Bearer ${from.accessToken}`, "user-agent": "Balcao", connection: "close" },
      });
      const next = response.headers.get("location");
      if (response.status >= 300 && response.status < 400 && next && URL.canParse(next, url)) {
        await response.body?.cancel();
        url = new URL(next, url).href;
        continue;
      }
      if (!response.ok) return failed(errorOf(response, (await response.text()).slice(0, 10_000)));
      if (!response.body) return { kind: "unknown", reason: "a file without a body" };
      const body = patient(response.body, client.timeoutMs ?? 20_000, silence);
      return { kind: "fetched", body, mimeType: response.headers.get("content-type") };
    } catch (error) {
      // The border to the network: whatever it throws becomes a word about what is known.
      return failureOf(error);
    } finally {
      clearTimeout(timer);
    }
  }
  return { kind: "refused", code: "media_redirects", title: "Sent from address to address", action: "never" };
}

/** The same bytes; a line that falls silent in the middle of them is hung up. */
function patient(
  body: ReadableStream<Uint8Array>,
  ms: number,
  silence: AbortController,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  return new ReadableStream({
    async pull(controller) {
      const timer = setTimeout(
        () => silence.abort(new DOMException("Meta fell silent", "TimeoutError")),
        ms,
      );
      try {
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      } finally {
        clearTimeout(timer);
      }
    },
    cancel: (reason) => reader.cancel(reason),
  }, { highWaterMark: 0 });
}

const FOREIGN: Refused = {
  kind: "refused",
  code: "media_url_foreign",
  title: "Not an address of Meta's",
  action: "never",
};

/** Where Meta keeps files. */
const MEDIA_HOSTS = new Set(["lookaside.fbsbx.com"]);

function isMetas({ baseUrl }: CloudClient, address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.username || url.password) return false;
  if (url.origin === new URL(baseUrl).origin) return true;
  return url.protocol === "https:" && url.port === "" && MEDIA_HOSTS.has(url.hostname);
}
