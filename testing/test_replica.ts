/**
 * A replicated database for one test: a primary of its own that begins with the
 * migrated template, a replica of its own, and reads that wait until the
 * replica has what this test committed.
 */

import type { Committed, Database, Reader, Sql, WriteUnit } from "../core/db/mod.ts";
import { json, openReplicated, sql } from "../core/db/mod.ts";
import type { Log } from "../core/log.ts";
import { startSqld } from "./sqld.ts";
import { migratedTemplate } from "./template.ts";

/** Opens one; `remove` stops the primary and deletes both. */
export async function openReplicatedForTest(log: Log): Promise<{ db: Database; remove(): Promise<void> }> {
  const sqld = await startSqld({ template: await migratedTemplate() });
  const folder = await Deno.makeTempDir({ prefix: "balcao-replica-" });
  const replicaPath = `${folder}/replica.db`;
  const db = await openReplicated({ url: sqld.url, replicaPath, log, everyMs: 20 });
  const remove = async () => {
    await sqld.stop();
    await Deno.remove(folder, { recursive: true });
  };
  return { db: new ReadYourWrites(db), remove };
}

/** Local reads wait for this object's own units; everything else is as it was. */
class ReadYourWrites implements Database {
  readonly mode = "replicated";
  #unseen: string[] = [];

  constructor(private readonly inner: Database) {}

  get primary(): Reader {
    return this.inner.primary;
  }

  async rows(query: Sql) {
    await this.#catchUp();
    return await this.inner.rows(query);
  }

  async batch(queries: readonly Sql[]) {
    await this.#catchUp();
    return await this.inner.batch(queries);
  }

  async commit(unit: WriteUnit): Promise<Committed> {
    const committed = await this.inner.commit(unit);
    this.#unseen.push(unit.id);
    return committed;
  }

  onCommit = (listener: (seq: number) => void) => this.inner.onCommit(listener);
  waitFor = (seq: number, ms: number) => this.inner.waitFor(seq, ms);
  health = () => this.inner.health();
  stats = () => this.inner.stats();
  close = () => this.inner.close();

  async #catchUp(): Promise<void> {
    const until = performance.now() + 30_000;
    while (this.#unseen.length > 0) {
      const [row] = await this.inner.rows(
        sql`SELECT count(*) AS n FROM json_each(${json(this.#unseen)}) JOIN units ON units.id = value`,
      );
      if (row?.n === this.#unseen.length) this.#unseen = [];
      else if (performance.now() > until) {
        throw new Error("The replica did not catch up within half a minute");
      } else await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
}
