/** The command line in this very process: its output, or an error with what it said. */

import { runCommand } from "../../cli/run_command.ts";

/** Runs `balcao …` with those lines on standard input; the lines it printed. */
export async function runBalcao(
  args: readonly string[],
  input: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<string[]> {
  const printed: string[] = [];
  const complained: string[] = [];
  const lines = [...input];
  const code = await runCommand(args, {
    env,
    out: (line) => printed.push(line),
    err: (line) => complained.push(line),
    readLine: () => Promise.resolve(lines.shift() ?? ""),
    onStop: () => {},
    untilInputEnds: () => Promise.resolve(),
  });
  if (code !== 0) throw new Error(`balcao ${args.join(" ")} ended with ${code}:\n${complained.join("\n")}`);
  return printed;
}
