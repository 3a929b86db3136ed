/**
 * The clock's side: a sign of life every five seconds, and once an hour the
 * clearing away of what has served its time and a look at which templates are old.
 *
 * The danger is a beat that takes longer than its interval, and a failure that
 * ends the beating: croner skips a beat while one runs, and an error is logged.
 */

import { Cron } from "croner";
import type { Core } from "../core/core.ts";
import { EVENT_RETENTION_MS, purgeEvents } from "../core/events/event_log.ts";
import { beat, type NodeRole, purgeUnits } from "../core/jobs/heartbeat_store.ts";
import { type MediaStore, sweepMedia } from "../core/media/mod.ts";
import { purgePaces } from "../core/messages/mod.ts";
import { refreshTemplates } from "../core/templates/mod.ts";
import { purgeSessions } from "../core/users/mod.ts";

/** What beats. */
export interface HeartbeatParts {
  readonly core: Core;
  readonly node: string;
  readonly role: NodeRole;
  /** The files, of which those that nobody needs are forgotten; absent where this process does no jobs. */
  readonly media?: MediaStore;
  /** Has the node's journal forget what came before that time; it takes its own time. */
  readonly purgeJournal?: (before: number) => void;
}

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const UNIT_RETENTION_MS = DAY;
const DELIVERY_RETENTION_MS = 30 * DAY;

/** Starts beating. */
export function startHeartbeat(parts: HeartbeatParts): { stop(): Promise<void> } {
  const { core } = parts;
  let running: Promise<void> = Promise.resolve();
  const every = (pattern: string, name: string, work: () => Promise<void>) =>
    new Cron(
      pattern,
      { protect: true, catch: (error: unknown) => core.log.error(`${name}_failed`, { error }) },
      () => (running = work()),
    );
  const beats = every("*/5 * * * * *", "heartbeat", () => beat(core, parts));
  const refreshes = every("0 41 * * * *", "templates", () => refreshTemplates(core));
  const purges = every("0 17 * * * *", "purge", () => purge(parts));
  void beats.trigger();
  return {
    async stop() {
      beats.stop();
      refreshes.stop();
      purges.stop();
      await running.catch(() => {}); // its failure has been logged
    },
  };
}

/** Clears away what has served its time: old events, unit ids, sessions, paces, files and deliveries. */
export async function purge({ core, media, purgeJournal }: HeartbeatParts): Promise<void> {
  const now = core.now();
  while (await purgeEvents(core, now - EVENT_RETENTION_MS) > 0) await breath();
  while (await purgeUnits(core, now - UNIT_RETENTION_MS) > 0) await breath();
  await purgeSessions(core);
  await core.commit((unit) => purgePaces(unit, now - HOUR));
  if (media) await sweepMedia(core, media);
  if (purgeJournal) purgeJournal(now - DELIVERY_RETENTION_MS);
}

/** Lets requests and jobs go first. */
const breath = () => new Promise<void>((resolve) => setTimeout(resolve, 20));
