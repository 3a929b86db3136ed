/**
 * The program: `balcao <command>`. Everything it can do is a file in `cli/`.
 *
 * This is where the process meets the rest: arguments, environment, standard
 * input and output, signals and the exit code are handed on from here.
 */

import { runCommand } from "./cli/run_command.ts";
import { processIo } from "./cli/process_io.ts";

if (import.meta.main) {
  // Databases, journals and backups hold every conversation: whatever is written is for its owner alone.
  if (Deno.build.os !== "windows") Deno.umask(0o077);
  Deno.exit(await runCommand(Deno.args, processIo()));
}
