/** The furnished house with many more agents in it, each with a token: for races over HTTP. */

import { DatabaseSync } from "node:sqlite";
import { systemClock } from "../../core/clock.ts";
import { openEmbedded } from "../../core/db/mod.ts";
import { createLog } from "../../core/log.ts";
import { openCore } from "../../core/open_core.ts";
import { createToken, findUserByEmail } from "../../core/users/mod.ts";
import { createVault } from "../../core/vault.ts";
import { anAgent } from "../builders.ts";
import { emailOf, furnish } from "./furnished.ts";

/** A house full of agents. */
export interface Crowd {
  readonly database: string;
  /** A token and the public name it acts under, for each agent. */
  readonly agents: readonly { readonly token: string; readonly name: string }[];
}

const crowds = new Map<number, Promise<Crowd>>();

/** A house with so many agents in the furnished department; made once in a test process. */
export function gatherCrowd(size: number): Promise<Crowd> {
  const found = crowds.get(size) ?? gather(size);
  crowds.set(size, found);
  return found;
}

async function gather(size: number): Promise<Crowd> {
  const folder = await Deno.makeTempDir({ prefix: "balcao-crowd-" });
  addEventListener("unload", () => Deno.removeSync(folder, { recursive: true }));
  const database = `${folder}/balcao.db`;
  await Deno.copyFile((await furnish()).database, database);
  const log = createLog("silent", () => {});
  const db = await openEmbedded({ path: database, writer: "here", log });
  const core = openCore({ db, clock: systemClock, log, vault: createVault(new Uint8Array(32)) });
  const departmentIds = (await findUserByEmail(core, emailOf("ana")))?.departmentIds ?? [];
  const agents = await Promise.all(Array.from({ length: size }, async (_, i) => {
    const user = await anAgent(core, { name: `Agente ${i + 1}`, departmentIds });
    const { token } = await createToken(core, { user, name: "race", scopes: ["all"] });
    return { token, name: user.publicName };
  }));
  await db.close();
  const file = new DatabaseSync(database);
  file.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  file.close();
  return { database, agents };
}
