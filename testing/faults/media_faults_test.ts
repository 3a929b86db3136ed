/**
 * A customer's photo, whatever happens on its way: Meta's bad moments, half of it, other
 * bytes, and a SIGKILL in the middle of the download. In the end the file is there, whole,
 * and until then nothing says that it is.
 */

import { deepEqual, equal } from "node:assert/strict";
import { createHash } from "node:crypto";
import { DatabaseSync } from "node:sqlite";
import { eventually } from "../eventually.ts";
import { type Fields, fieldsOf } from "../stage/ask.ts";
import { NUMBER } from "../stage/furnished.ts";
import type { Stage } from "../stage/stage.ts";
import { withStage } from "../stage/with_stage.ts";

/** A customer sends the sample photo. */
async function sendPhoto(stage: Stage): Promise<void> {
  const { id } = stage.customer();
  const reply = await fetch(`${stage.simulatorUrl}/_sim/phones/${id}/messages`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ type: "image", number: NUMBER.phoneNumberId }),
  });
  equal(reply.ok, true, await reply.text());
}

/** The row of the one file there is. */
function fileRow({ server }: Stage): Fields {
  const db = new DatabaseSync(`${server.dataDir}/balcao.db`, { readOnly: true });
  try {
    return fieldsOf(db.prepare("SELECT state, error, sha256, size FROM media").get());
  } finally {
    db.close();
  }
}

async function namesIn(folder: string): Promise<string[]> {
  const names = [];
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    names.push(...isDirectory ? await namesIn(`${folder}/${name}`) : [name]);
  }
  return names;
}

/** The file comes in the end, whole, under the name of its bytes; nothing half written is left. */
async function requireWhole(stage: Stage): Promise<void> {
  await eventually(() => fileRow(stage).state === "stored", "the file is there", 20_000);
  const sha256 = String(fileRow(stage).sha256);
  const folder = `${stage.server.dataDir}/media`;
  const bytes = await Deno.readFile(`${folder}/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`);
  equal(createHash("sha256").update(bytes).digest("hex"), sha256);
  equal(fileRow(stage).size, bytes.byteLength);
  deepEqual(await namesIn(`${folder}/incoming`), []);
}

Deno.test("killed in the middle of a download: the file is fetched after the restart, and was never said to be there", () =>
  withStage({}, async (stage) => {
    stage.world.faults.add({ kind: "media_slow", hold_ms: 30_000, times: 1 });
    await sendPhoto(stage);
    await eventually(() => stage.world.faults.list().length === 0, "the download is under way");
    await stage.server.kill();
    equal(fileRow(stage).state, "waiting");
    // What a blow in the middle of writing leaves.
    await Deno.writeFile(`${stage.server.dataDir}/media/incoming/half`, new Uint8Array(1000));
    await stage.server.start();

    await requireWhole(stage);
  }));

Deno.test("refused, cut in half and with other bytes in turn: the file comes all the same", () =>
  withStage({}, async (stage) => {
    for (const kind of ["media_download", "media_truncated", "media_corrupt"]) {
      stage.world.faults.add({ kind, times: 1 });
    }
    await sendPhoto(stage);
    await requireWhole(stage);
    deepEqual(stage.world.faults.list(), []);
  }));

Deno.test("other bytes every time: the bubble says that the file is broken, and none of them are kept", () =>
  withStage({}, async (stage) => {
    stage.world.faults.add({ kind: "media_corrupt", times: "always" });
    await sendPhoto(stage);
    await eventually(() => fileRow(stage).state === "failed", "it is given up", 20_000);
    equal(fileRow(stage).error, "media_broken");
    deepEqual(await namesIn(`${stage.server.dataDir}/media`), []);
  }));
