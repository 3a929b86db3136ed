/**
 * The doors to a primary, which load their code when they are opened: the HTTP
 * client costs ten megabytes that a local file has no use for. Their paths are
 * computed: one that stands in an import() is read at every start all the same.
 */

import type { Log } from "../../log.ts";
import type { Database } from "../database.ts";
import type { ReplicatedOptions } from "./replicated_database.ts";

/** Opens the replica and the line to the primary; works alone on the replica while the primary is away. */
export async function openReplicated(options: ReplicatedOptions): Promise<Database> {
  const { openReplicated }: typeof import("./replicated_database.ts") = await read("replicated_database.ts");
  return await openReplicated(options);
}

/** Opens the line to the primary alone, for a short command beside a serving process. */
export async function openPrimary(options: { url: string; authToken?: string; log: Log }): Promise<Database> {
  const { openPrimary }: typeof import("./primary_database.ts") = await read("primary_database.ts");
  return openPrimary(options);
}

const read = (file: string) => import(new URL(file, import.meta.url).href);
