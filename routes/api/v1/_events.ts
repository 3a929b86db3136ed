/**
 * What happened, for a program that asks: the same log the pages follow, as the
 * token's user may see it.
 *
 * `seq` is how far was looked, not the last event shown: ask on from there. A cursor
 * that is older than what is kept is refused (`events_gone`), never answered with a hole.
 */

import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Core } from "../../../core/core.ts";
import { conflict } from "../../../core/errors.ts";
import { catchUp } from "../../../core/events/catch_up.ts";
import type { LoggedEvent } from "../../../core/events/event.ts";
import { oldestSeq } from "../../../core/events/event_log.ts";
import { eventFor, type StreamEvent } from "../../../core/inbox/mod.ts";
import type { User } from "../../../core/users/mod.ts";
import { type ApiEnv, createRouter, guardedBy } from "./_env.ts";
import { problems } from "./_problem.ts";
import { Event } from "./_event_schemas.ts";
import { messageView } from "./_message_views.ts";
import { answer, pageOf } from "./_schemas.ts";
import { allShown } from "./_tickets.ts";
import { iso } from "./_views.ts";

const listRoute = createRoute({
  method: "get",
  path: "/events",
  summary: "Events after a cursor, oldest first, as the token's user may see them",
  ...guardedBy("events:read"),
  request: {
    query: z.object({
      after: z.coerce.number().int().min(0).optional().openapi({
        description: "The `seq` of the answer before; absent: from the oldest event that is kept.",
      }),
      cursor: z.coerce.number().int().min(0).optional().openapi({
        description: "The `next_cursor` of the answer before; goes before `after`.",
      }),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
  },
  responses: {
    200: answer(
      "A page of events",
      pageOf(Event).extend({ seq: z.int().openapi({ description: "Ask on with `after` = this." }) }),
    ),
    ...problems(409, 422),
  },
});

/** The operations on events. */
export function eventRoutes(): OpenAPIHono<ApiEnv> {
  const app = createRouter();

  app.openapi(listRoute, async (c) => {
    const { core, viewer } = c.var;
    const { limit, cursor, after: given } = c.req.valid("query");
    const after = cursor ?? given ?? await oldestSeq(core) - 1;
    const page = await catchUp(core, { after, limit, audience: (event) => seenBy(viewer, event) });
    if (page.gone) {
      throw conflict("events_gone", "This cursor is not in the log: load anew and go on from `seq`", {
        seq: page.seq,
      });
    }
    const data = await eventViews(core, page.events);
    return c.json({ data, next_cursor: page.more ? String(page.seq) : null, seq: page.seq }, 200);
  });

  return app;
}

// Changed settings make a page load anew; to a program that asks with each request they are no news.
function seenBy(viewer: User, event: LoggedEvent): StreamEvent | null {
  return event.name === "settings.changed" ? null : eventFor(viewer, event);
}

async function eventViews(core: Core, events: readonly StreamEvent[]): Promise<z.infer<typeof Event>[]> {
  const changes = events.filter((event) => "after" in event);
  const shown = await allShown(core, changes.map(({ after }) => after));
  const tickets = new Map(changes.map(({ seq }, i) => [seq, shown[i] ?? null]));
  return events.map((event) => {
    const change = "after" in event ? event : null;
    return {
      seq: event.seq,
      name: event.name,
      at: "at" in event ? iso(event.at) : null,
      ticket_id: "ticketId" in event ? event.ticketId : null,
      ticket: tickets.get(event.seq) ?? null,
      message: change?.message ? messageView(change.message) : null,
      by: change?.by ?? null,
    };
  });
}
