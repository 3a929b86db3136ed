/** The pages for one test, as a browser without scripts asks for them: it keeps cookies and names its origin. */

import { tmpdir } from "node:os";
import type { Core } from "../core/core.ts";
import { createLog } from "../core/log.ts";
import type { ReadableJournal } from "../core/journal/mod.ts";
import type { MediaStore } from "../core/media/mod.ts";
import { openSession, type User } from "../core/users/mod.ts";
import type { Channel } from "../core/messages/channel.ts";
import { pageOptions } from "../routes/_page_options.ts";
import { createApp, noAssets } from "../web/mod.ts";
import { NO_JOURNAL } from "./test_journal.ts";
import { scriptedChannel } from "./scripted_channel.ts";
import { NO_MEDIA } from "./test_media.ts";

const ORIGIN = "http://balcao.test";
/** Where files of forms lie while a request lasts; nothing stays there. */
const SPOOL = `${tmpdir()}/balcao-test-spool`;

/** The pages over that core, at that public address, with those files, that way to Meta and that journal. */
export function openSite(
  core: Core,
  publicUrl: string = ORIGIN,
  media: MediaStore = NO_MEDIA,
  channel: Channel = scriptedChannel(),
  journal: ReadableJournal = NO_JOURNAL,
) {
  const log = createLog("silent", () => {});
  const app = createApp({
    ...pageOptions({ core, media, channel, journal, publicUrl }),
    assets: noAssets(),
    log,
    spoolDir: SPOOL,
  });
  const cookies = new Map<string, string>();
  const send = async (path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    headers.set("cookie", [...cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    if (!headers.has("sec-fetch-site")) headers.set("origin", publicUrl);
    const reply = await app.request(ORIGIN + path, { ...init, headers });
    for (const cookie of reply.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^(\w+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    return reply;
  };
  return {
    cookies,
    get: (path: string, headers: Record<string, string> = {}) => send(path, { headers }),
    head: (path: string) => send(path, { method: "HEAD" }),
    submit: (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
      send(path, { method: "POST", body: new URLSearchParams(fields), headers }),
    /** A form with files. */
    upload: (path: string, form: FormData, headers: Record<string, string> = {}) =>
      send(path, { method: "POST", body: form, headers }),
    async signInAs(user: User) {
      const { token } = await openSession(core, { user, address: "", userAgent: "" });
      cookies.set("session", token);
    },
  };
}
