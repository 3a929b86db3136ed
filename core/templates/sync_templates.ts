/**
 * Fetching an account's list of templates from Meta.
 *
 * It is fetched before anything is written: a list that could not be read leaves
 * what is there as it was. News by webhook (a template paused) change single rows
 * in between; the next list has the last word.
 */

import { getConnection, openSecrets } from "../connections/mod.ts";
import type { Core } from "../core.ts";
import type { Channel } from "../messages/channel.ts";
import { saveSyncedAt, saveTemplates } from "./template_store.ts";

/** Whose list, by which way; `by`: the user who asked. */
export interface SyncTemplates {
  readonly connectionId: string;
  readonly channel: Pick<Channel, "listTemplates">;
  readonly by?: string | null;
}

/** Fetches the list; says how many there are. Throws `connection_not_found` and what `Channel.listTemplates` throws. */
export async function syncTemplates(
  core: Core,
  { connectionId, channel, by = null }: SyncTemplates,
): Promise<number> {
  const { phoneNumberId, wabaId } = await getConnection(core, connectionId);
  const { accessToken } = await openSecrets(core, connectionId);
  const list = await channel.listTemplates({ phoneNumberId, accessToken }, wabaId);
  const now = core.now();
  const rows = list.map((template) => ({ ...template, id: core.newId("template") }));
  await core.commit((unit) => {
    saveTemplates(unit, wabaId, rows, now);
    saveSyncedAt(unit, wabaId, now);
    unit.audit({ verb: "templates.sync", on: connectionId, by, details: { count: list.length } });
  });
  return list.length;
}
