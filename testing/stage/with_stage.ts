/** A test on a stage of its own; the servers' log is shown when it fails. */

import { openStage, type Stage, type StageOptions } from "./stage.ts";

/** Sets the stage, plays, and clears it away. */
export async function withStage(options: StageOptions, play: (stage: Stage) => Promise<void>): Promise<void> {
  await using stage = await openStage(options);
  try {
    await play(stage);
  } catch (error) { // shown with what helps to understand it, then thrown on
    Deno.stderr.writeSync(new TextEncoder().encode(`\n${stage.logs()}\n`));
    throw error;
  }
}
