/** What a process costs before anybody uses it, and the least that Deno itself costs. */

import { eventually } from "../../testing/eventually.ts";
import { freePort } from "../../testing/stage/server_process.ts";

/** The resident set of a process, in MiB. */
export async function residentMiB(pid: number): Promise<number> {
  const status = await Deno.readTextFile(`/proc/${pid}/status`);
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

/** Starts a server that does nothing: milliseconds until it answers, and its resident set. */
export async function bareServer(): Promise<{ startMs: number; rss: number }> {
  const port = freePort();
  const started = performance.now();
  const child = new Deno.Command(Deno.execPath(), {
    args: [
      "eval",
      "--quiet",
      `Deno.serve({ port: ${port}, hostname: "127.0.0.1" }, () => new Response("ok"))`,
    ],
    stdout: "null",
    stderr: "null",
  }).spawn();
  const answers = () =>
    fetch(`http://127.0.0.1:${port}`).then((reply) => reply.body?.cancel()).then(() => true, () => false);
  await eventually(answers, "the bare server answers");
  const startMs = performance.now() - started;
  const rss = await residentMiB(child.pid);
  child.kill("SIGKILL");
  await child.status;
  return { startMs, rss };
}
