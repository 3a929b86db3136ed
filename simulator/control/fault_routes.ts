/**
 * Ordering trouble by HTTP: what Meta's side may do wrong, one fault at a time.
 *
 * A page that is open shows the list, so every change here is announced.
 */

import { Hono } from "hono";
import { faultKinds } from "../faults.ts";
import type { World } from "../world.ts";
import { done, readInput, refused } from "./input.ts";

/** `/faults`: order trouble, list what still waits, call it off. */
export function faultRoutes(world: World): Hono {
  const app = new Hono();
  app.get("/", (c) => c.json({ faults: world.faults.list() }));
  app.post("/", async (c) => {
    const fault = world.faults.add(await readInput(c) ?? {});
    if (!fault) return refused(c, 400, `kind must be one of ${faultKinds.join(", ")}.`);
    world.changes.announce({ place: "state" });
    return done(c, fault, 201);
  });
  app.delete("/:id?", (c) => {
    const cleared = world.faults.clear(c.req.param("id"));
    world.changes.announce({ place: "state" });
    return c.json({ cleared });
  });
  app.post("/clear", (c) => {
    const cleared = world.faults.clear();
    world.changes.announce({ place: "state" });
    return done(c, { cleared });
  });
  return app;
}
