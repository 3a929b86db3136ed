/** A writer's Worker for tests: it dies of the first message, which is that the journal has grown. */

import { serveWriter } from "../../core/db/mod.ts";

serveWriter(({ onMessage }) => {
  onMessage(() => {
    throw new Error("a bug that nobody catches");
  });
  return { stop: () => {} };
});
