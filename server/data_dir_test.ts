import { deepEqual, equal } from "node:assert/strict";
import { aFolder, startBalcao } from "../testing/balcao_process.ts";

Deno.test({
  name: "what a server keeps is for its owner alone, in a folder that stood open as well",
  ignore: Deno.build.os === "windows",
  async fn() {
    await using folder = await aFolder();
    await Deno.chmod(folder.path, 0o755);
    await using _server = await startBalcao({ DATA_DIR: folder.path });

    const files = (await Array.fromAsync(Deno.readDir(folder.path))).map(({ name }) => name);
    const modeOf = async (path: string) => ((await Deno.stat(path)).mode ?? 0) & 0o777;
    equal(await modeOf(folder.path), 0o700);
    const open = [];
    for (const name of files) if (await modeOf(`${folder.path}/${name}`) & 0o077) open.push(name);
    deepEqual(open, []);
    for (const name of ["balcao.db", "journal.db"]) equal(files.includes(name), true, name);
  },
});
