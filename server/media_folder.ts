/**
 * The folder of media files, opened at start.
 *
 * What a crash left half written is swept now. The danger is a folder that several
 * nodes share: what lies there half written may be another's download of this very
 * moment, so only what is a day old goes.
 */

import { systemClock } from "../core/clock.ts";
import type { Config } from "../core/config.ts";
import { type MediaStore, openMediaStore } from "../core/media/mod.ts";

const DAY = 24 * 60 * 60 * 1000;

/** Opens `media/` in the data folder. */
export async function openMediaFolder({ dataDir, database }: Config): Promise<MediaStore> {
  const media = await openMediaStore(`${dataDir}/media`);
  await media.sweepTemporary(database ? systemClock() - DAY : undefined);
  return media;
}
