/**
 * What people and programs reach over HTTP: pages, the event stream, the API,
 * and in front of them all Meta's webhook, which must stay cheap.
 */

import type { Config } from "../core/config.ts";
import { listVerifyTokens, openAppSecrets } from "../core/connections/mod.ts";
import type { Core } from "../core/core.ts";
import type { EventFeed } from "../core/events/event_feed.ts";
import type { StreamEvent } from "../core/inbox/mod.ts";
import type { Journal } from "../core/journal/mod.ts";
import type { MediaStore } from "../core/media/mod.ts";
import type { Channel } from "../core/messages/channel.ts";
import { findToken, type User } from "../core/users/mod.ts";
import { createLazyApi } from "../routes/api/v1/mod.ts";
import { createEventsApp } from "../routes/events.ts";
import { findViewer, pageOptions } from "../routes/_page_options.ts";
import { createWebhookApp } from "../routes/webhooks/whatsapp.ts";
import { type Assets, clearSpool, createApp, type DevReload } from "../web/mod.ts";
import { mount } from "../web/manifest.ts";
import { pathOf, WEBHOOK_PATH } from "./listen.ts";

/** What the web side is made of. */
export interface WebParts {
  readonly config: Config;
  readonly core: Core;
  readonly journal: Journal;
  readonly media: MediaStore;
  readonly channel: Channel;
  readonly feed: EventFeed<User, StreamEvent>;
  readonly assets: Assets;
  readonly dev?: DevReload;
}

/** Answers one request. */
export type Answer = (request: Request, info: Deno.ServeHandlerInfo) => Promise<Response> | Response;

/** The web side of a serving process, which alone uses this data folder. */
export async function createWebSide(
  { config, core, journal, media, channel, feed, assets, dev }: WebParts,
): Promise<Answer> {
  const { log } = core;
  const spoolDir = `${config.dataDir}/spool`; // beside the media: what is taken need only be moved
  await clearSpool(spoolDir);
  const webhook = createWebhookApp({
    journal,
    secrets: openAppSecrets(core),
    verifyTokens: () => listVerifyTokens(core),
    log,
  });
  webhook.onError((error) => { // a body that broke off half-way: nothing was kept, Meta comes again
    log.warn("webhook_broken_off", { error });
    return new Response(null, { status: 503 });
  });
  const app = createApp({
    ...pageOptions({ core, media, channel, journal, publicUrl: config.publicUrl }),
    assets,
    spoolDir,
    mounts: [
      mount("/events", createEventsApp({ core, feed, findViewer: (request) => findViewer(core, request) })),
      mount("/api/v1", createLazyApi({ core, journal, media, spoolDir, findToken: (token) => findToken(core, token) })),
    ],
    // The port logs every request; this layer's own line would be a second one.
    log: {
      info: (event, fields) => log.debug(event, fields),
      error: (event, fields) => log.error(event, fields),
    },
    trustProxy: config.publicUrl !== null,
    ...(dev && { dev }),
  });
  return (request, info) =>
    pathOf(request.url) === WEBHOOK_PATH ? webhook.fetch(request) : app.fetch(request, info);
}
