/** A process that appends deliveries to a journal until it is killed and says which it kept: `PATH`. */

import { openJournal } from "../../core/journal/mod.ts";

const journal = await openJournal({ path: Deno.args[0] ?? "", clock: () => 1 });
let next = 0;
const one = async () => {
  for (;;) {
    const text = String(next++);
    await journal.append(new TextEncoder().encode(text));
    Deno.stdout.writeSync(new TextEncoder().encode(text + "\n"));
  }
};
await Promise.all(Array.from({ length: 16 }, one));
