/**
 * `demo` and `dev` start other programs (the server, the bundler), which the
 * permissions of `deno task balcao` do not allow: the serving process runs with
 * the same ones. Whoever types them there is told what to type instead of being
 * shown a stack.
 */

import { forbidden } from "../core/errors.ts";

/** Refuses `task_needed`, naming the task, unless this process may start programs. */
export async function requireMayStartPrograms(task: string): Promise<void> {
  const { state } = await Deno.permissions.query({ name: "run" });
  if (state === "granted") return;
  throw forbidden(
    "task_needed",
    `This starts other programs, which only its own task may: deno task ${task}`,
  );
}
