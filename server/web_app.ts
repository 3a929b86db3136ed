/**
 * What people and programs reach over HTTP: pages, the event stream, the API,
 * and in front of them all Meta's webhook, which must stay cheap.
 *
 * The site behind the webhook is read with its first request: a server that has
 * just come back takes customers' messages before it has read a single page, and
 * a night in which only customers write holds no pages in memory.
 */

import { listVerifyTokens, openAppSecrets } from "../core/connections/mod.ts";
import { createWebhookApp } from "../routes/webhooks/whatsapp.ts";
import { clearSpool } from "../web/spool_file.ts";
import { pathOf, WEBHOOK_PATH } from "./listen.ts";
import type { Answer, SiteParts } from "./site.ts";

export type { Answer } from "./site.ts";

/** The web side of a serving process, which alone uses this data folder. */
export async function createWebSide(parts: SiteParts): Promise<Answer> {
  const { config, core, journal } = parts;
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
  let site: Promise<Answer> | undefined;
  const openSite = () => site ??= readSite().then(({ createSite }) => createSite(parts, spoolDir));
  return async (request, info) =>
    pathOf(request.url) === WEBHOOK_PATH
      ? await webhook.fetch(request)
      : await (await openSite())(request, info);
}

// The path is computed on purpose: one that stands in the text is read at every start, called for or not.
function readSite(): Promise<typeof import("./site.ts")> {
  return import(new URL("site.ts", import.meta.url).href);
}
