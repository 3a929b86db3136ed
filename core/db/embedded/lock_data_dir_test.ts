import { match, throws } from "node:assert/strict";
import { startProcess } from "../../../testing/process.ts";
import { DomainError } from "../../errors.ts";
import { lockDataDir } from "../mod.ts";

Deno.test("a data folder has one serving process; it is free again when that one dies or lets go", async () => {
  const folder = await Deno.makeTempDir({ prefix: "balcao-data-" });
  const other = startProcess("hold_data_dir.ts", `${folder}/data`);
  for await (const line of other.lines) if (line === "held") break;

  throws(() => lockDataDir(`${folder}/data`), (error) => {
    if (!(error instanceof DomainError)) return false;
    match(error.message, /Stop it first, or give this one another DATA_DIR/);
    return error.kind === "conflict" && error.code === "data_dir_in_use";
  });

  await other.kill();
  const mine = lockDataDir(`${folder}/data`);
  throws(() => lockDataDir(`${folder}/data`), { code: "data_dir_in_use" });
  mine.release();
  lockDataDir(`${folder}/data`).release();
  await Deno.remove(folder, { recursive: true });
});
