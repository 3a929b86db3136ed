import { deepEqual, equal, match } from "node:assert/strict";
import { offences } from "./architecture.ts";
import { importsOf, readTree } from "./import_graph.ts";

const root = new URL("..", import.meta.url).pathname.replace(/\/$/, "");

/** A small house in which everything is in its place. */
const house: Record<string, string> = {
  "main.ts": `import { openCore } from "./core/open_core.ts";\nDeno.exit(0);`,
  "core/errors.ts": `export const conflict = 1;`,
  "core/core.ts": `import type { Database } from "./db/mod.ts";`,
  "core/open_core.ts": `import { sql } from "./db/mod.ts";\nimport { conflict } from "./errors.ts";`,
  "core/db/mod.ts": `import { createClient } from "@libsql/client";`,
  "core/users/user.ts": `export interface User {}`,
  "core/tickets/ticket.ts": `import type { User } from "../users/user.ts";`,
  "core/tickets/ticket_store.ts": `import { sql } from "../db/mod.ts";`,
  "core/tickets/accept_ticket.ts":
    `import type { Core } from "../core.ts";\nimport { getTicket } from "./ticket_store.ts";`,
  "core/tickets/mod.ts": `export { acceptTicket } from "./accept_ticket.ts";`,
  "core/inbox/inbox.ts": `import type { Ticket } from "../tickets/ticket.ts";`,
  "core/messages/channel.ts": `export interface Channel {}`,
  "core/whatsapp/cloud_channel.ts": `import type { Channel } from "../messages/channel.ts";`,
  "components/TicketRow.tsx": `import type { Ticket } from "../core/tickets/ticket.ts";`,
  "components/pages/InboxPage.tsx": `import TicketList from "../../islands/TicketList.tsx";`,
  "islands/lib/post.ts": `export const post = 1;`,
  "islands/TicketList.tsx":
    `import { TicketRow } from "../components/TicketRow.tsx";\nimport { post } from "./lib/post.ts";\nimport { foldInbox } from "../core/inbox/inbox.ts";`,
  "routes/tickets/[id]/acceptance.ts": `import { acceptTicket } from "../../../core/tickets/mod.ts";`,
  "workers/runner.ts": `import { claimJobs } from "../core/jobs/job_store.ts";`,
  "web/app.ts": `import { Hono } from "hono";`,
  "simulator/mod.ts": `import { Hono } from "hono";`,
};

const withFile = (path: string, text: string) => new Map(Object.entries({ ...house, [path]: text }));

Deno.test("the house keeps its own rules", async () => {
  const tree = await readTree(root);

  deepEqual(offences(tree), []);
  // Had the walk found nothing, the line above would say nothing.
  equal(tree.has("core/tickets/ticket.ts") && tree.has("testing/architecture_test.ts"), true);
  equal(importsOf(tree).length > 100, true);
});

Deno.test("a house in order gives no offence", () => {
  deepEqual(offences(new Map(Object.entries(house))), []);
});

/** One breach of each rule: the file, its text, and what is said about it. */
const breaches: [string, string, string, RegExp][] = [
  ["the database door imports a slice", "core/db/mod.ts", `import "../tickets/ticket.ts";`, /core\/db/],
  ["errors import a slice", "core/errors.ts", `import "./users/user.ts";`, /ground of core/],
  ["the journal imports a slice", "core/journal/mod.ts", `import "../tickets/mod.ts";`, /core\/journal/],
  [
    "the event log imports a slice",
    "core/events/event_log.ts",
    `import "../inbox/inbox.ts";`,
    /core\/events/,
  ],
  [
    "a slice reaches past another's door",
    "core/users/x.ts",
    `import "../tickets/ticket_store.ts";`,
    /a slice/,
  ],
  ["a slice imports the inbox", "core/tickets/x.ts", `import "../inbox/inbox.ts";`, /a slice/],
  ["a slice imports WhatsApp", "core/tickets/x.ts", `import "../whatsapp/mod.ts";`, /a slice/],
  ["an automation imports another", "core/flows/x.ts", `import "../sequences/mod.ts";`, /automations/],
  [
    "WhatsApp reads a store",
    "core/whatsapp/x.ts",
    `import "../messages/message_store.ts";`,
    /core\/whatsapp/,
  ],
  ["web knows tickets", "web/app.ts", `import "../core/tickets/ticket.ts";`, /to web/],
  ["a component reads a store", "components/Row.tsx", `import "../core/tickets/mod.ts";`, /to components/],
  [
    "a component places an island",
    "components/Row.tsx",
    `import "../islands/TicketList.tsx";`,
    /to components/,
  ],
  ["an island draws a page", "islands/A.tsx", `import "../components/pages/InboxPage.tsx";`, /to islands/],
  ["a route imports the database", "routes/a.ts", `import "../core/db/mod.ts";`, /to routes/],
  ["a route imports a worker", "routes/a.ts", `import "../workers/runner.ts";`, /to routes/],
  ["a worker imports a route", "workers/a.ts", `import "../routes/a.ts";`, /to workers/],
  [
    "a worker runs in a thread of its own",
    "routes/a.ts",
    `new URL("../workers/a.ts", import.meta.url)`,
    /routes/,
  ],
  ["the simulator knows us", "simulator/a.ts", `import "../core/errors.ts";`, /to simulator/],
  ["the product needs its tests", "core/users/x.ts", `import "../../testing/builders.ts";`, /its tests/],
  ["the driver outside its door", "core/users/x.ts", `import libsql from "libsql";`, /no business here/],
  ["a package without a home", "core/users/x.ts", `import _ from "lodash";`, /no business here/],
  ["Deno in a command", "core/users/x.ts", `const home = Deno.env.get("HOME");`, /through its few homes/],
  ["SQL outside a store", "core/users/x.ts", `import { sql } from "../db/mod.ts";`, /_store\.ts only/],
  ["a bucket", "core/users/utils.ts", ``, /a bucket/],
  ["a folder of buckets", "web/helpers/text.ts", ``, /a bucket/],
  ["a folder nobody planned", "lib/a.ts", ``, /no rule knows/],
  ["a component in snake case", "components/ticketRow.tsx", ``, /PascalCase/],
  ["a circle", "core/tickets/ticket_store.ts", `import "./accept_ticket.ts";`, /a circle/],
];

for (const [what, path, text, said] of breaches) {
  Deno.test(`told on: ${what}`, () => {
    match(offences(withFile(path, text)).join("\n"), said);
  });
}

Deno.test("a browser never reaches the database, however long the way", () => {
  const tree = withFile("core/tickets/ticket.ts", `import { getTicket } from "./ticket_store.ts";`);

  const told = offences(tree).filter((line) => line.includes("a browser would have to run this"));

  match(told.join("\n"), /^islands\/TicketList\.tsx → .*ticket\.ts → .*ticket_store\.ts/m);
});

Deno.test("every shape of import is seen", () => {
  const text = [
    `import a, { type B, c } from "./one.ts";`,
    `import type { D } from "./two.ts";`,
    `import { type E, type F } from "./three.ts";`,
    `import {\n  g,\n} from "./four.ts";`,
    `export * from "./five.ts";`,
    `import "./six.ts";`,
    `const seven = await import("./seven.ts");`,
    `import { z } from "@hono/zod-openapi";`,
    `import { h } from "npm:hono@4/tiny";`,
    ` * import { no } from "./comment.ts";`,
  ].join("\n");

  deepEqual(
    importsOf(new Map([["a/b.ts", text]])).map(({ to, typeOnly }) => `${to}${typeOnly ? " (types)" : ""}`)
      .sort(),
    [
      "a/five.ts",
      "a/four.ts",
      "a/one.ts",
      "a/seven.ts",
      "a/six.ts",
      "a/three.ts (types)",
      "a/two.ts (types)",
      "npm:@hono/zod-openapi",
      "npm:hono",
    ],
  );
});
