/**
 * The serving process, put together: what is opened, in which order, and closed
 * in the reverse one.
 *
 * The port opens last, when everything behind it stands; on the way out it
 * closes first, and what is under way gets its time: all of it shares one
 * deadline. Whatever fails half-way takes back what was opened before it.
 *
 * The danger is two processes on one data folder: the lock is taken before
 * anything in the folder is touched.
 */

import { systemClock } from "./core/clock.ts";
import type { Config } from "./core/config.ts";
import { lockDataDir } from "./core/db/mod.ts";
import { invalid } from "./core/errors.ts";
import { openEventFeed } from "./core/events/event_feed.ts";
import { eventFor, type StreamEvent } from "./core/inbox/mod.ts";
import type { NodeRole } from "./core/jobs/heartbeat_store.ts";
import { openJournal } from "./core/journal/mod.ts";
import type { Log } from "./core/log.ts";
import { openCore } from "./core/open_core.ts";
import type { User } from "./core/users/mod.ts";
import { createVault } from "./core/vault.ts";
import { createCloudChannel } from "./core/whatsapp/mod.ts";
import { prepareDataDir, readSecretKey } from "./server/data_dir.ts";
import { createJournalRetention } from "./server/journal_retention.ts";
import { listen } from "./server/listen.ts";
import { openMediaFolder } from "./server/media_folder.ts";
import { migrateForServing } from "./server/open_database.ts";
import { openServingDatabase } from "./server/open_serving_database.ts";
import { createHealth } from "./server/readiness.ts";
import { type Answer, createWebSide } from "./server/web_app.ts";
import { type Assets, loadAssets } from "./web/assets.ts";
import type { DevReload } from "./web/dev_reload.ts";
import { startWorkers } from "./workers/start.ts";
import { within } from "./workers/within.ts";

/** What a serving process is told. */
export interface StartServer {
  readonly config: Config;
  readonly log: Log;
  /** In replicated mode one half of the work may run alone. */
  readonly role?: NodeRole;
  /** While developing: assets that are built anew. */
  readonly dev?: { readonly assets: Assets; readonly reload: DevReload };
  /** The script of the writer's thread; a test hands in one that dies. */
  readonly writer?: URL;
}

/** A serving process. */
export interface Server {
  readonly url: string;
  readonly port: number;
  /** Resolves when it can no longer do its work and only a new start would help: stop, and exit with an error. */
  readonly gone: Promise<Error>;
  /** Takes no new requests, lets requests and jobs under way finish, closes everything: within `STOP_MS`. */
  stop(): Promise<void>;
}

/** A server that was asked to stop has stopped after so long, whatever hangs: nothing of it can be lost. */
const STOP_MS = 10_000;
/** What of that is kept for closing what is open. */
const CLOSING_MS = 2000;

/** Starts serving. Refuses `data_dir_in_use`, `role_needs_database_url`, `port_unusable`, `assets_missing`. */
export async function startServer({ config, log, role = "all", dev, writer }: StartServer): Promise<Server> {
  const started = performance.now();
  if (role !== "all" && !config.database) {
    throw invalid("role_needs_database_url", "--only needs DATABASE_URL: a local file has one process");
  }
  await using opened = new AsyncDisposableStack();
  await prepareDataDir(config.dataDir);
  const lock = lockDataDir(config.dataDir);
  opened.defer(() => lock.release());
  const vault = createVault(await readSecretKey(config));
  await migrateForServing(config, log);

  const journalPath = `${config.dataDir}/journal.db`;
  const journal = await openJournal({ path: journalPath, clock: systemClock });
  opened.defer(() => journal.close());
  const { db, gone, startReceiving } = await openServingDatabase({
    config,
    log,
    journal,
    journalPath,
    writer,
  });
  opened.defer(() => db.close());
  const core = openCore({ db, clock: systemClock, log, vault });
  const ingest = startReceiving(core);
  opened.defer(() => ingest.stop());
  opened.defer(journal.onAppend(() => ingest.wake()));

  const media = await openMediaFolder(config);
  const retention = createJournalRetention({ core, journal });
  opened.defer(() => retention.stop());
  const { graphApi } = config;
  const channel = createCloudChannel({ fetch, baseUrl: graphApi.url, version: graphApi.version });
  const workers = await startWorkers({
    core,
    channel,
    media,
    node: journal.id,
    role,
    jobs: role !== "web",
    purgeJournal: retention.purge,
  });
  opened.defer(() => workers.stop(0));

  const health = createHealth(db, systemClock, journal);
  let answer: Answer = () => new Response("This node only works\n", { status: 404 });
  let endStreams = () => {};
  if (role !== "worker") {
    const feed = openEventFeed<User, StreamEvent>({ db, log, audience: eventFor });
    const assets = dev?.assets ?? await builtAssets();
    answer = await createWebSide({
      config,
      core,
      journal,
      media,
      channel,
      feed,
      assets,
      ...(dev && { dev: dev.reload }),
    });
    endStreams = () => feed.close();
    opened.defer(endStreams);
  }
  const port = await listen({
    host: config.host,
    port: config.port,
    log,
    behindProxy: config.publicUrl !== null,
    answer: (request, info) => health(request) ?? answer(request, info),
  });
  log.info("serving", {
    url: config.publicUrl ?? port.url,
    mode: db.mode,
    role,
    ms: Math.round(performance.now() - started),
  });
  const running = opened.move();
  return {
    url: port.url,
    port: port.port,
    gone,
    async stop() {
      // Streams never end by themselves: they are let go, and what else is under way still finds everything open.
      const working = STOP_MS - CLOSING_MS;
      const finished = Promise.all([port.stop(working), workers.stop(working)]);
      endStreams();
      await finished;
      await within(running.disposeAsync(), CLOSING_MS);
    },
  };
}

async function builtAssets(): Promise<Assets> {
  const dist = new URL("dist", import.meta.url).pathname;
  try {
    return await loadAssets(decodeURIComponent(dist));
  } catch (cause) { // said in words: this is what a first start without a build stumbles over
    throw invalid("assets_missing", "The pages' assets are not built: run `deno task build`", {}, cause);
  }
}
