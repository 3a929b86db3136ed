/**
 * A journal that was put back from an older copy counts once more through the
 * numbers it has given already, and the database takes whatever bears them for
 * processed: customers' messages would be acknowledged and never read.
 *
 * Such a journal gets another id, and so is read from its beginning. What was
 * stored before is recognised by Meta's own ids and stays as it is.
 *
 * The danger is to compare too late: the newest number must be the one from
 * before the first append of this process.
 */

import type { Reader } from "../db/mod.ts";
import type { Log } from "../log.ts";
import type { Journal } from "./journal.ts";
import { journalPosition } from "./position_store.ts";

/** Compares the journal, as it was found, with the database's position in it; says whether it was renewed. */
export async function renewOutdated(
  journal: Pick<Journal, "id" | "renew">,
  { foundAt, reader, log }: { foundAt: number; reader: Reader; log: Log },
): Promise<boolean> {
  const { id } = journal;
  const position = await journalPosition(reader, id);
  if (position <= foundAt) return false;
  journal.renew();
  log.error("journal_outdated", { journal: id, newest: foundAt, position, renewed_as: journal.id });
  return true;
}
