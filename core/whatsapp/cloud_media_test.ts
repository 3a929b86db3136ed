import { deepEqual, equal } from "node:assert/strict";
import { fetchMedia, uploadMedia } from "./cloud_media.ts";

const FROM = { phoneNumberId: "1", accessToken: "secret" };

/** A client that remembers who was shown the token. */
function watched(answer: (url: string) => Response | Promise<Response>) {
  const shown: string[] = [];
  const asked: typeof fetch = (input, init) => {
    const token = new Headers(init?.headers).get("authorization");
    if (token) shown.push(String(input));
    return Promise.resolve(answer(String(input)));
  };
  return { client: { fetch: asked, baseUrl: "https://graph.test", version: "v26.0" }, shown };
}

Deno.test("the token is shown to Meta's hosts and the Graph host only, whatever an address pretends to be", async () => {
  const { client, shown } = watched(() => new Response("bytes"));
  const foreign = [
    "https://evil.example/file",
    "http://lookaside.fbsbx.com/file",
    "https://lookaside.fbsbx.com:8443/file",
    "https://lookaside.fbsbx.com.evil.example/file",
    "https://lookaside.fbsbx.com@evil.example/file",
    "https://secret@graph.test/file",
    "http://graph.test/file",
    "http://127.0.0.1/",
    "http://169.254.169.254/latest/meta-data",
    "http://[::1]/",
    "file:///etc/passwd",
    "no address",
  ];
  for (const url of foreign) {
    const outcome = await fetchMedia(client, FROM, url);
    equal(outcome.kind === "refused" && outcome.code, "media_url_foreign", url);
  }
  deepEqual(shown, []);
  for (const url of ["https://lookaside.fbsbx.com/a?b=c", "https://graph.test/file"]) {
    const outcome = await fetchMedia(client, FROM, url);
    equal(outcome.kind, "fetched", url);
    if (outcome.kind === "fetched") await outcome.body.cancel();
  }
});

Deno.test("a redirect is followed to where a file may lie, and nowhere else", async () => {
  const { client, shown } = watched((url) =>
    url.endsWith("/home") ? new Response("bytes") : Response.redirect(
      url.endsWith("/away") ? "https://evil.example/x" : "https://lookaside.fbsbx.com/home",
    )
  );
  const home = await fetchMedia(client, FROM, "https://graph.test/near");
  equal(home.kind === "fetched" && await new Response(home.body).text(), "bytes");
  const away = await fetchMedia(client, FROM, "https://graph.test/away");
  equal(away.kind === "refused" && away.code, "media_url_foreign");
  equal(shown.some((url) => url.includes("evil")), false);

  const circle = watched(() => Response.redirect("https://graph.test/again"));
  const lost = await fetchMedia(circle.client, FROM, "https://graph.test/again");
  equal(lost.kind === "refused" && lost.code, "media_redirects");
});

Deno.test("an address that is too old is refused for good, a sick host is unclear", async () => {
  const gone = await fetchMedia(
    watched(() => new Response("", { status: 404 })).client,
    FROM,
    "https://graph.test/a",
  );
  equal(gone.kind === "refused" && gone.code, "http_404");
  const sick = await fetchMedia(
    watched(() => new Response("", { status: 502 })).client,
    FROM,
    "https://graph.test/a",
  );
  equal(sick.kind, "unknown");
});

Deno.test("a line that falls silent in the middle of a file is hung up", async () => {
  const silent: typeof fetch = (_input, init) => {
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new Uint8Array([1]));
        init?.signal?.addEventListener("abort", () => controller.error(init.signal?.reason));
      },
    });
    return Promise.resolve(new Response(body));
  };
  const client = { fetch: silent, baseUrl: "https://graph.test", version: "v26.0", timeoutMs: 30 };
  const outcome = await fetchMedia(client, FROM, "https://graph.test/a");
  if (outcome.kind !== "fetched") throw new Error("not fetched");
  const end = await new Response(outcome.body).arrayBuffer().then(() => "whole", (error) => error.name);
  equal(end, "TimeoutError");
});

Deno.test("an upload is a form with type, name and bytes", async () => {
  const forms: FormData[] = [];
  const take: typeof fetch = (_input, init) => {
    if (init?.body instanceof FormData) forms.push(init.body);
    return Promise.resolve(Response.json({ id: 77 }));
  };
  const client = { fetch: take, baseUrl: "https://graph.test", version: "v26.0" };
  const file = { mimeType: "audio/ogg; codecs=opus", filename: "voz.ogg", bytes: new Uint8Array([1, 2, 3]) };
  deepEqual(await uploadMedia(client, FROM, file), { kind: "uploaded", mediaId: "77" });
  const sent = forms[0]?.get("file");
  if (!(sent instanceof File)) throw new Error("no file was sent");
  deepEqual([forms[0]?.get("messaging_product"), forms[0]?.get("type")], [
    "whatsapp",
    "audio/ogg; codecs=opus",
  ]);
  deepEqual([sent.name, sent.type, sent.size], ["voz.ogg", "audio/ogg; codecs=opus", 3]);
});
