import { deepEqual, equal, rejects } from "node:assert/strict";
import { startProcess } from "../../../testing/process.ts";
import { startSqld } from "../../../testing/sqld.ts";
import { migrate, openConnection, openReplicated, sql } from "../mod.ts";
import { createLog } from "../../log.ts";
import { SCHEMA_FILE, schemaText } from "./schema_text.ts";
import { schemaVersion } from "./schema_version.ts";

const FIRST =
  `CREATE TABLE things (id INTEGER PRIMARY KEY, n INTEGER NOT NULL); -- a comment; with a semicolon
CREATE TABLE counts (n INTEGER NOT NULL);
INSERT INTO counts VALUES (0);
CREATE TRIGGER counted AFTER INSERT ON things BEGIN
  UPDATE counts SET n = n + 1;
  UPDATE counts SET n = n + 0;
END;`;
const SECOND = "INSERT INTO things(n) VALUES (1), (2);\nALTER TABLE things ADD COLUMN name TEXT;";

/** A folder of migrations and room for a database. */
async function aFolder(files: Record<string, string>) {
  const folder = await Deno.makeTempDir({ prefix: "balcao-migrations-" });
  const write = (name: string, text: string) => Deno.writeTextFile(`${folder}/${name}`, text);
  for (const [name, text] of Object.entries(files)) await write(name, text);
  return {
    folder,
    url: new URL(`file://${folder}/`),
    path: `${folder}/migrated.db`,
    write,
    [Symbol.asyncDispose]: () => Deno.remove(folder, { recursive: true }),
  };
}

const both = { "0001_things.sql": FIRST, "0002_rows.sql": SECOND };

Deno.test("migrations are applied in order, once, triggers whole", async () => {
  await using it = await aFolder(both);
  deepEqual(await migrate(it, it.url), { version: 2, applied: ["0001_things.sql", "0002_rows.sql"] });
  deepEqual(await migrate(it, it.url), { version: 2, applied: [] });
  const db = openConnection(it);
  deepEqual(db.all(sql`SELECT n FROM counts`), [{ n: 2 }]);
  db.close();
});

Deno.test("a migration that fails leaves nothing of itself", async () => {
  await using it = await aFolder({
    ...both,
    "0003_bad.sql": "CREATE TABLE half (id); INSERT INTO nowhere VALUES (1);",
  });
  await rejects(migrate(it, it.url), /no such table: nowhere/);
  const db = openConnection(it);
  deepEqual(db.all(sql`SELECT max(version) AS v FROM schema_migrations`), [{ v: 2 }]);
  deepEqual(db.all(sql`SELECT 1 FROM sqlite_schema WHERE name = 'half'`), []);
  db.close();
  await it.write("0003_bad.sql", "CREATE TABLE half (id);");
  deepEqual((await migrate(it, it.url)).applied, ["0003_bad.sql"]);
});

Deno.test("a changed, a missing and an unknown migration are refused by name", async () => {
  await using it = await aFolder(both);
  await migrate(it, it.url);
  await it.write("0001_things.sql", FIRST + "\n-- edited");
  await rejects(migrate(it, it.url), { kind: "conflict", code: "migration_changed" });
  await it.write("0001_things.sql", FIRST);
  await it.write("0004_gap.sql", "SELECT 1;");
  await rejects(migrate(it, it.url), { code: "migration_missing", details: { expected: 3 } });
  await Deno.remove(`${it.folder}/0004_gap.sql`);
  await Deno.remove(`${it.folder}/0002_rows.sql`);
  await rejects(migrate(it, it.url), { kind: "conflict", code: "database_newer" });
});

/** Three processes migrate the same place at once: every step is done by exactly one. */
async function race(where: string, folder: string): Promise<void> {
  const said = await Promise.all([1, 2, 3].map(async () => {
    const child = startProcess("migrate.ts", where, folder);
    const lines = await Array.fromAsync(child.lines);
    equal(await child.ended(), 0);
    return JSON.parse(lines.join("")) as string[];
  }));
  deepEqual(said.flat().sort(), Object.keys(both));
}

Deno.test("of three processes that migrate one file at once, one does each step", async () => {
  await using it = await aFolder(both);
  await race(it.path, it.folder);
  const db = openConnection(it);
  deepEqual(db.all(sql`SELECT n FROM counts`), [{ n: 2 }]);
  db.close();
});

Deno.test("of three nodes that migrate one primary at once, one does each step, and replicas follow", async () => {
  await using it = await aFolder(both);
  const sqld = await startSqld();
  try {
    await race(sqld.url, it.folder);
    await it.write("0003_bad.sql", "CREATE TABLE half (id); INSERT INTO nowhere VALUES (1);");
    await rejects(migrate({ url: sqld.url }, it.url), /no such table: nowhere/);
    const log = createLog("silent", () => {});
    const db = await openReplicated({ url: sqld.url, replicaPath: `${it.folder}/replica.db`, log });
    deepEqual(await db.rows(sql`SELECT n FROM counts`), [{ n: 2 }]);
    deepEqual(await db.primary.rows(sql`SELECT 1 FROM sqlite_schema WHERE name = 'half'`), []);
    equal(await schemaVersion(db), 2, "the step that failed counts for nothing");
    await db.close();
  } finally {
    await sqld.stop();
  }
});

Deno.test("the schema that is checked in is the one the migrations make", async () => {
  equal(
    await Deno.readTextFile(SCHEMA_FILE),
    await schemaText(),
    "run: deno run -A core/db/migrations/schema_text.ts",
  );
});
