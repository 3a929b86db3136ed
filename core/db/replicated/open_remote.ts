/**
 * The doors to a primary, which load their code when they are opened: the HTTP
 * client costs ten megabytes that a local file has no use for.
 */

import type { Log } from "../../log.ts";
import type { Database } from "../database.ts";
import type { ReplicatedOptions } from "./replicated_database.ts";

/** Opens the replica and the line to the primary; works alone on the replica while the primary is away. */
export async function openReplicated(options: ReplicatedOptions): Promise<Database> {
  return await (await import("./replicated_database.ts")).openReplicated(options);
}

/** Opens the line to the primary alone, for a short command beside a serving process. */
export async function openPrimary(options: { url: string; authToken?: string; log: Log }): Promise<Database> {
  return (await import("./primary_database.ts")).openPrimary(options);
}
