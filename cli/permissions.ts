/**
 * What the serving process may do, as flags of Deno; a test compares them with
 * the tasks of deno.json. It may not start programs, and reads no variable but
 * its own. Network, reading and writing are open because host, port, data
 * folder and servers are named by the environment.
 */

import { VARIABLES } from "../core/config.ts";

/** The flags of a serving process and of the short commands, run in the program's own folder. */
export const SERVE_PERMISSIONS: readonly string[] = [
  "--allow-net",
  "--allow-read",
  "--allow-write",
  "--allow-ffi=node_modules",
  // the last are those of the database driver and of sharp, which without them does not load
  `--allow-env=${
    [...Object.keys(VARIABLES), "LIBSQL_JS_DEV", "MALLOC_ARENA_MAX", "npm_package_config_libvips"].join(",")
  }`,
  // whole, because there is no smaller permission that covers the umask
  "--allow-sys",
];
