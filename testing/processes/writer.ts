/** A writer's Worker for tests: does as it is told by message. */

import { serveWriter, sql } from "../../core/db/mod.ts";

serveWriter(({ db, setup, log, onMessage, post }) => {
  onMessage(async (message) => {
    if (message === "setup") post(setup);
    else if (message === "log") log.with({ from: "worker" }).warn("said", { error: new Error("no") });
    else if (message === "die") throw new Error("told to die");
    else if (message === "hang") { for (;;); }
    else if (message === "commit") {
      const writes = [{ query: sql`INSERT INTO events(name, payload, at) VALUES ('inside', '{}', 1)` }];
      post(await db.commit({ id: `inside-${crypto.randomUUID()}`, writes }));
    }
  });
  return { stop: () => log.info("stopped") };
});
