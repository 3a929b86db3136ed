/**
 * Everything behind the webhook: pages, the event stream, the API.
 *
 * The danger is paying for it at start: `web_app.ts` loads this file when somebody
 * first asks for more than the webhook, so nothing that starts the server may import it.
 */

import type { Config } from "../core/config.ts";
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
import { type Assets, createApp, type DevReload } from "../web/mod.ts";
import { mount } from "../web/manifest.ts";

/** What the site is made of. */
export interface SiteParts {
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

/** The site; files of forms lie in `spoolDir` while a request lasts. */
export function createSite(
  { config, core, journal, media, channel, feed, assets, dev }: SiteParts,
  spoolDir: string,
): Answer {
  const { log } = core;
  const app = createApp({
    ...pageOptions({ core, media, channel, journal, publicUrl: config.publicUrl }),
    assets,
    spoolDir,
    mounts: [
      mount("/events", createEventsApp({ core, feed, findViewer: (request) => findViewer(core, request) })),
      mount(
        "/api/v1",
        createLazyApi({ core, media, journal, spoolDir, findToken: (token) => findToken(core, token) }),
      ),
    ],
    // The port logs every request; this layer's own line would be a second one.
    log: {
      info: (event, fields) => log.debug(event, fields),
      error: (event, fields) => log.error(event, fields),
    },
    trustProxy: config.publicUrl !== null,
    ...(dev && { dev }),
  });
  return (request, info) => app.fetch(request, info);
}
