import { equal, match } from "node:assert/strict";
import { openConnection, sql } from "../core/db/mod.ts";
import { aFolder, startBalcao } from "../testing/balcao_process.ts";
import { eventually } from "../testing/eventually.ts";
import { addNumber, deliverText } from "../testing/one_delivery.ts";
import { startProcess } from "../testing/process.ts";

Deno.test("a server whose writer dies ends with an error, and the next one stores what it had taken", async () => {
  await using folder = await aFolder();
  const env = { DATA_DIR: folder.path };
  await addNumber(env);

  const dying = startProcess("serve_dying.ts", folder.path);
  const said: string[] = [];
  for await (const line of dying.lines) {
    said.push(line);
    if (line.startsWith("http")) equal(await deliverText(line, "Oi"), 200);
  }
  equal(await dying.ended(), 1);
  match(
    said.join("\n"),
    /"level":"error","event":"writer_gone"[^]*"level":"error","event":"serving_impossible"/,
  );

  await using next = await startBalcao(env);
  const db = openConnection({ path: `${folder.path}/balcao.db`, readOnly: true });
  await eventually(
    () => db.all(sql`SELECT text FROM messages`)[0]?.text === "Oi",
    `the message is stored by ${next.url}`,
  );
  db.close();
});
