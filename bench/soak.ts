/**
 * Which driver can run for weeks? Memory growth (resident set) in MB per
 * million statements, for a mix of point reads, pages as one JSON row and
 * grouped writes, each driver in a process of its own.
 *
 *   deno run -A bench/soak.ts            300,000 statements each
 *   deno run -A bench/soak.ts --full     2,000,000 each
 *
 * The danger of such a figure is its start: caches fill first. The slope is the
 * least-squares line through the samples of the second half only.
 */

import { DatabaseSync } from "node:sqlite";
import { createClient } from "@libsql/client";
import Libsql from "libsql";

type Args = (string | number)[];

/** One driver: a query, and a group of writes in one transaction. */
interface Subject {
  query(text: string, args: Args): unknown;
  write(text: string, rows: Args[]): unknown;
}

const POINT = "SELECT id, public_id, body, at FROM items WHERE id = ?";
const PAGE = `SELECT json_group_array(json_array(id, public_id, body, at)) AS page
  FROM (SELECT * FROM items WHERE at < ? ORDER BY at DESC LIMIT 30)`;
const ROWS = "SELECT id, public_id, body, at FROM items WHERE at < ? ORDER BY at DESC LIMIT 30";
const UPDATE = "UPDATE items SET body = ?, at = ? WHERE id = ?";
const ITEMS = 20_000;

function cached(open: (path: string) => { prepare(text: string): Prepared; exec(text: string): unknown }) {
  return (path: string): Subject => {
    const db = open(path);
    db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
    const kept = new Map<string, Prepared>();
    const prepared = (text: string) => {
      const known = kept.get(text) ?? db.prepare(text);
      kept.set(text, known);
      return known;
    };
    return {
      query: (text, args) => prepared(text).all(...args),
      write(text, rows) {
        db.exec("BEGIN IMMEDIATE");
        for (const row of rows) prepared(text).run(...row);
        db.exec("COMMIT");
      },
    };
  };
}
interface Prepared {
  all(...args: Args): unknown;
  run(...args: Args): unknown;
}

const subjects: Record<string, (path: string) => Subject> = {
  "libsql": cached((path) => new Libsql(path)),
  "node:sqlite": cached((path) => new DatabaseSync(path)),
  "@libsql/client": (path) => {
    const client = createClient({ url: `file:${path}` });
    return {
      query: (sql, args) => client.execute({ sql, args }),
      write: (sql, rows) => client.batch(rows.map((args) => ({ sql, args })), "write"),
    };
  },
};

function fill(path: string): void {
  const db = new DatabaseSync(path);
  db.exec(`PRAGMA journal_mode = WAL;
    CREATE TABLE items (id INTEGER PRIMARY KEY, public_id TEXT UNIQUE, body TEXT, at INTEGER);
    CREATE INDEX items_at ON items(at);
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${ITEMS})
    INSERT INTO items SELECT i, 'itm_' || i, hex(randomblob(200)), i FROM n`);
  db.close();
}

/** MB per million statements, from (statements, bytes) samples. */
function slope(samples: readonly (readonly [number, number])[]): number {
  const half = samples.slice(Math.floor(samples.length / 2));
  const mean = (i: 0 | 1) => half.reduce((sum, sample) => sum + sample[i], 0) / half.length;
  const [mx, my] = [mean(0), mean(1)];
  const up = half.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0);
  const across = half.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
  return up / across;
}

async function soak(name: string, statements: number): Promise<void> {
  const folder = Deno.makeTempDirSync({ prefix: "balcao-soak-" });
  fill(`${folder}/soak.db`);
  const subject = subjects[name]!(`${folder}/soak.db`);
  const samples: [number, number][] = [];
  const start = performance.now();
  const rss = () => Deno.memoryUsage().rss / 1e6;
  for (let n = 0, turn = 0; n < statements; turn++) {
    for (let i = 0; i < 40; i++) await subject.query(POINT, [1 + (n * 7 + i * 131) % ITEMS]);
    for (let i = 0; i < 8; i++) {
      await subject.query(i % 2 ? PAGE : ROWS, [ITEMS - (n + i * 97) % (ITEMS / 2)]);
    }
    const rows = Array.from({ length: 16 }, (_, i): Args => [`body ${n}`, n + i, 1 + (n + i * 31) % ITEMS]);
    await subject.write(UPDATE, rows);
    n += 64;
    // Finalizers run only between turns of the event loop.
    await new Promise((resolve) => setTimeout(resolve, 0));
    if (turn % Math.ceil(statements / 64 / 200) === 0) samples.push([n / 1e6, rss()]);
  }
  const seconds = (performance.now() - start) / 1000;
  const [first, last] = [samples[0]![1], samples.at(-1)![1]];
  Deno.removeSync(folder, { recursive: true });
  const line = [
    name,
    statements,
    seconds.toFixed(0),
    first.toFixed(0),
    last.toFixed(0),
    slope(samples).toFixed(1),
  ];
  print(`| ${line.join(" | ")} |`);
}

const print = (line: string) => Deno.stdout.writeSync(new TextEncoder().encode(line + "\n"));

if (import.meta.main) {
  const only = Deno.args.find((arg) => arg in subjects);
  const statements = Deno.args.includes("--full") ? 2_000_000 : 300_000;
  if (only) await soak(only, statements);
  else {
    print(
      "| driver | statements | seconds | RSS at start MB | RSS at end MB | MB per million, second half |",
    );
    print("|---|---|---|---|---|---|");
    for (const name of Object.keys(subjects)) {
      const args = ["run", "-A", new URL(import.meta.url).pathname, name, ...Deno.args];
      await new Deno.Command(Deno.execPath(), { args, stdout: "inherit", stderr: "inherit" }).output();
    }
  }
}
