import { deepEqual, equal, ok, rejects } from "node:assert/strict";
import { openTestCore } from "../../testing/test_core.ts";
import type { Core } from "../core.ts";
import { sql } from "../db/mod.ts";
import { addUser, signIn } from "./mod.ts";
import { hashPassword } from "./password.ts";
import { PLACES } from "./sign_in_queue.ts";

const ana = {
  email: "ana@example.org",
  name: "Ana Souza",
  role: "agent",
  password: "uma senha boa",
} as const;
const [OFFICE, ELSEWHERE] = ["192.0.2.7", "192.0.2.8"];
const enter = (core: Core, password: string = ana.password, email: string = ana.email, address = OFFICE) =>
  signIn(core, { email, password, address, userAgent: "a browser" });
const failed = (core: Core, times: number) =>
  core.commit((unit) =>
    unit.write(sql`INSERT INTO sign_in_failures VALUES (${`address:${OFFICE}`}, ${times}, ${core.now()})`)
  );
const failures = async (core: Core) =>
  (await core.rows(sql`SELECT failures, last_at FROM sign_in_failures WHERE key = ${`address:${OFFICE}`}`))[
    0
  ];
const strangers = (core: Core, count: number) =>
  Promise.allSettled(Array.from({ length: count }, (_, i) => enter(core, "a guess", `u${i}@example.org`)));
const codesOf = (outcomes: PromiseSettledResult<unknown>[]) =>
  outcomes.map((outcome) => outcome.status === "rejected" ? String(outcome.reason.code) : "in");

Deno.test("an address that tries account after account has to wait as well; others do not", async () => {
  await using core = await openTestCore();
  await addUser(core, ana);
  await failed(core, 49);
  await rejects(enter(core, "wrong", "nobody@example.org"), { code: "credentials_wrong" });

  await rejects(enter(core), { code: "too_many_attempts" });
  ok(await enter(core, ana.password, ana.email, ELSEWHERE));
});

Deno.test("guesses at many accounts sent all at once count on their address as many as they are", async () => {
  await using core = await openTestCore();
  await failed(core, 47);

  const codes = codesOf(await strangers(core, 8));

  equal(codes.filter((code) => code === "credentials_wrong").length, 3);
  equal(codes.filter((code) => code === "too_many_attempts").length, 5);
});

Deno.test("hundreds of guesses from one address keep nobody else from signing in, and cost little", async () => {
  await using core = await openTestCore();
  await addUser(core, ana);

  const flood = strangers(core, 400);
  ok(await enter(core, ana.password, ana.email, ELSEWHERE));

  const codes = codesOf(await flood);
  equal(codes.filter((code) => code === "credentials_wrong").length, PLACES.address);
  equal(codes.filter((code) => code === "too_many_attempts").length, 400 - PLACES.address);
  equal((await failures(core))?.failures, PLACES.address, "who found no place was not counted");
});

Deno.test("whoever signs in leaves no mark on the address of the house", async () => {
  await using core = await openTestCore();
  await addUser(core, ana);
  ok(await enter(core));
  equal(await failures(core), undefined);

  await failed(core, 52);
  const failedAt = core.now();
  core.advance(4000);
  ok(await enter(core));
  deepEqual(await failures(core), { failures: 52, last_at: failedAt });
  ok(await enter(core), "the next one need not wait for the first");
});

Deno.test("passwords are hashed a few at a time, and beyond a short line not at all", async () => {
  const cheap = { n: 1024, r: 8, p: 1 };
  const hashes = codesOf(
    await Promise.allSettled(Array.from({ length: 100 }, () => hashPassword("a guess", cheap))),
  );

  equal(hashes.filter((code) => code === "in").length, 32);
  equal(hashes.filter((code) => code === "too_many_attempts").length, 68);
});
