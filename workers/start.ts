/** Starts the clock's side of a process: the runner of jobs and the heartbeat. */

import type { Core } from "../core/core.ts";
import { DomainError } from "../core/errors.ts";
import type { NodeRole } from "../core/jobs/heartbeat_store.ts";
import { ownerOf, releaseJobs } from "../core/jobs/job_store.ts";
import type { MediaStore } from "../core/media/mod.ts";
import type { Channel } from "../core/messages/mod.ts";
import { fetchMedia } from "./fetch_media.ts";
import { startHeartbeat } from "./heartbeat.ts";
import { startRunner } from "./runner.ts";
import { sendMessage } from "./send_message.ts";
import { sendReaction } from "./send_reaction.ts";
import { sendReceipt } from "./send_receipt.ts";
import { syncTemplates } from "./sync_templates.ts";
import { within } from "./within.ts";

/** What the workers need. */
export interface WorkersParts {
  readonly core: Core;
  readonly channel: Channel;
  readonly media: MediaStore;
  /** This node's name, as it was before a restart: what the last process had in hand is taken up at once. */
  readonly node: string;
  readonly role?: NodeRole;
  /** Runs jobs; false: the heartbeat only (`--only=web`). */
  readonly jobs?: boolean;
  readonly purgeJournal?: (before: number) => void;
}

/** The running workers. */
export interface Workers {
  /** Looks for due jobs now. */
  wake(): void;
  /** Takes up nothing more and lets what is in hand finish, for at most `withinMs` where that is given. */
  stop(withinMs?: number): Promise<void>;
}

/** Starts the workers. */
export async function startWorkers(parts: WorkersParts): Promise<Workers> {
  const { core, channel, media, node, role = "all", jobs = true, purgeJournal } = parts;
  if (jobs) await releaseJobs(core, node).catch(leftToTheirLeases(core));
  const heartbeat = startHeartbeat({
    core,
    node,
    role,
    ...(jobs && { media }),
    ...(purgeJournal ? { purgeJournal } : {}),
  });
  const runner = jobs
    ? startRunner({
      core,
      handlers: {
        "message.send": sendMessage(core, channel, media),
        "reaction.send": sendReaction(core, channel),
        "receipt.send": sendReceipt(core, channel),
        "templates.sync": syncTemplates(core, channel),
        "media.fetch": fetchMedia(core, channel, media),
      },
      owner: ownerOf(node),
    })
    : null;
  let stopped: Promise<unknown> | undefined;
  const stop = (withinMs?: number) =>
    Promise.all([runner?.stop(withinMs), within(heartbeat.stop(), withinMs)]);
  return {
    wake: () => runner?.wake(),
    async stop(withinMs) {
      await (stopped ??= stop(withinMs));
    },
  };
}

// Recovered here: the primary is away. What the last process had in hand comes back when its leases end.
const leftToTheirLeases = (core: Core) => (error: unknown) => {
  if (!(error instanceof DomainError) || error.kind !== "unavailable") throw error;
  core.log.warn("jobs_left_to_their_leases", { error });
};
