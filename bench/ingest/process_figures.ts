/** What the kernel says of a process: its threads together. */

/** CPU time so far, ms. */
export function cpuMs(pid: number): number {
  // The name may hold spaces; behind its parenthesis the fields count from the third.
  const fields = Deno.readTextFileSync(`/proc/${pid}/stat`).replace(/^.*\) /s, "").split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Memory in use, MiB. */
export function rssMib(pid: number): number {
  const [, kib = "0"] = /VmRSS:\s+(\d+)/.exec(Deno.readTextFileSync(`/proc/${pid}/status`)) ?? [];
  return Math.round(Number(kib) / 1024);
}

/** The value below which that share of them lies. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
