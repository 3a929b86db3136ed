/**
 * Keeping the accounts' lists of templates fresh: each is fetched once a day, when a
 * number of the account is added, and when a webhook says that it is out of date.
 *
 * A list that can't be fetched stays as old as `templatesSyncedAt` says it is; the
 * next look, an hour later, asks for it again. A stopped connection fetches nothing:
 * its token is refused.
 */

import type { Core } from "../core.ts";
import type { Channel } from "../messages/channel.ts";
import { findConnectionOf, listStaleAccounts } from "./fresh_store.ts";
import { syncTemplates } from "./sync_templates.ts";

/** How old a list may become. */
const FRESH_MS = 24 * 60 * 60 * 1000;

/** Leaves the work of fetching every list that is a day old or was never fetched. */
export async function refreshTemplates(core: Core): Promise<void> {
  const stale = await listStaleAccounts(core.db.primary, core.now() - FRESH_MS);
  if (stale.length === 0) return;
  await core.commit((unit) => {
    for (const wabaId of stale) {
      unit.enqueue({ kind: "templates.sync", args: { wabaId }, uniqueKey: `templates:${wabaId}` });
    }
  });
}

/** Fetches an account's list by any of its connections that works; throws what `syncTemplates` throws. */
export async function syncAccountTemplates(
  core: Core,
  { wabaId, channel }: { wabaId: string; channel: Pick<Channel, "listTemplates"> },
): Promise<void> {
  const connectionId = await findConnectionOf(core.db.primary, wabaId);
  if (connectionId !== null) await syncTemplates(core, { connectionId, channel });
}
