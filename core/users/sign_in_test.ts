import { deepEqual, equal, notEqual, ok, rejects } from "node:assert/strict";
import { sql } from "../db/mod.ts";
import type { Core } from "../core.ts";
import { openTestCore } from "../../testing/test_core.ts";
import { addUser, changeRights, findSession, listSessions, purgeSessions, revokeSession } from "./mod.ts";
import { changePassword, SESSION_MS, signIn, signOut } from "./mod.ts";
import { hashPassword, needsRehash } from "./password.ts";
import { waitAfter } from "./sign_in_limit.ts";

const ana = {
  email: "ana@example.org",
  name: "Ana Souza",
  role: "agent",
  password: "uma senha boa",
} as const;
const from = { address: "192.0.2.7", userAgent: "a browser" };
const enter = (
  core: Core,
  password: string = ana.password,
  email: string = ana.email,
  address = from.address,
) => signIn(core, { email, password, ...from, address });

Deno.test("signing in opens a session that answers to its token only", async () => {
  await using core = await openTestCore();
  const user = await addUser(core, ana);

  const { token, session } = await enter(core, ana.password, "  ANA@example.org ");

  const found = await findSession(core, token);
  deepEqual(found, { user, sessionId: session.id, seenAt: core.now() });
  equal(await findSession(core, token + "x"), null);
  equal(await findSession(core, ""), null);
});

Deno.test("the database never holds a session's token", async () => {
  await using core = await openTestCore();
  await addUser(core, ana);
  const { token } = await enter(core);

  ok(!JSON.stringify(await core.rows(sql`SELECT * FROM sessions`)).includes(token));
});

Deno.test("every sign-in makes a new token", async () => {
  await using core = await openTestCore();
  await addUser(core, ana);

  notEqual((await enter(core)).token, (await enter(core)).token);
});

Deno.test("unknown e-mail, wrong password and deactivated user are refused alike", async () => {
  await using core = await openTestCore();
  const user = await addUser(core, ana);
  const refusal = { kind: "unauthenticated", code: "credentials_wrong", details: {} };

  await rejects(enter(core, "uma senha má"), refusal);
  await rejects(enter(core, ana.password, "nobody@example.org"), refusal);
  await changeRights(core, { userId: user.id, active: false });
  await rejects(enter(core), refusal);
});

Deno.test("a hash of an older cost is renewed at the next sign-in", async () => {
  await using core = await openTestCore();
  const user = await addUser(core, ana);
  const old = await hashPassword(ana.password, { n: 1024, r: 8, p: 1 });
  await core.commit((unit) =>
    unit.write(sql`UPDATE users SET password_hash = ${old} WHERE public_id = ${user.id}`)
  );

  await enter(core);

  const [row] = await core.rows(sql`SELECT password_hash FROM users`);
  equal(needsRehash(String(row?.password_hash)), false);
  ok(await enter(core));
});

Deno.test("after five wrong passwords the account waits, even for the right one, and longer each time", async () => {
  await using core = await openTestCore();
  await addUser(core, ana);
  for (let i = 0; i < 5; i++) await rejects(enter(core, "wrong"), { code: "credentials_wrong" });

  await rejects(enter(core), { kind: "limited", code: "too_many_attempts", details: { retryAfter: 1 } });
  core.advance(1000);
  await rejects(enter(core, "wrong"), { code: "credentials_wrong" });
  core.advance(1000);
  await rejects(enter(core), { code: "too_many_attempts", details: { retryAfter: 1 } });
  core.advance(1000);
  ok(await enter(core));
  await rejects(enter(core, "wrong"), { code: "credentials_wrong" });
});

Deno.test("the wait grows to a quarter of an hour and no further", () => {
  deepEqual([4, 5, 6, 7, 14, 15, 60, 5000].map((failures) => waitAfter(failures)), [
    0,
    1000,
    2000,
    4000,
    512_000,
    900_000,
    900_000,
    900_000,
  ]);
});

Deno.test("guesses sent all at once count as many as they are", async () => {
  await using core = await openTestCore();
  await addUser(core, ana);

  const guesses = await Promise.allSettled(Array.from({ length: 12 }, (_, i) => enter(core, `guess ${i}`)));

  const codes = guesses.map((guess) => guess.status === "rejected" ? guess.reason.code : "in");
  equal(codes.filter((code) => code === "credentials_wrong").length, 5);
  equal(codes.filter((code) => code === "too_many_attempts").length, 7);
});

Deno.test("signing out ends that session and no other, and doing it again is success", async () => {
  await using core = await openTestCore();
  await addUser(core, ana);
  const [one, other] = [await enter(core), await enter(core)];

  await signOut(core, one.token);
  await signOut(core, one.token);

  equal(await findSession(core, one.token), null);
  ok(await findSession(core, other.token));
});

Deno.test("a session in use goes on; one left alone for thirty days is over and gets purged", async () => {
  await using core = await openTestCore();
  const user = await addUser(core, ana);
  const { token } = await enter(core);

  core.advance(SESSION_MS - 1);
  ok(await findSession(core, token));
  core.advance(SESSION_MS - 1);
  ok(await findSession(core, token), "it was moved along");
  core.advance(SESSION_MS);
  equal(await findSession(core, token), null);
  await purgeSessions(core);
  deepEqual(await core.rows(sql`SELECT * FROM sessions`), []);
  deepEqual(await listSessions(core, user.id, core.now()), []);
});

Deno.test("that a session was seen is written every ten minutes at most", async () => {
  await using core = await openTestCore();
  const user = await addUser(core, ana);
  const { token } = await enter(core);
  const seenAfter = async (minutes: number) => {
    core.advance(minutes * 60_000);
    await findSession(core, token);
    const [session] = await listSessions(core, user.id, core.now());
    return core.now() - (session?.seenAt ?? 0);
  };

  equal(await seenAfter(9), 9 * 60_000);
  equal(await seenAfter(1), 0);
});

Deno.test("a person can end a session that is open elsewhere, but nobody else's", async () => {
  await using core = await openTestCore();
  const user = await addUser(core, ana);
  const bruno = await addUser(core, { ...ana, email: "bruno@example.org", name: "Bruno" });
  const { token, session } = await enter(core);

  const order = { userId: bruno.id, sessionId: session.id };
  await rejects(revokeSession(core, order), { code: "session_not_found" });
  ok(await findSession(core, token));
  await revokeSession(core, { userId: user.id, sessionId: session.id, by: user.id });
  equal(await findSession(core, token), null);
});

Deno.test("a deactivated user and one with a new password lose every session at once", async () => {
  await using core = await openTestCore();
  const user = await addUser(core, ana);
  const before = await enter(core);

  await changePassword(core, { userId: user.id, password: "outra senha boa" });
  equal(await findSession(core, before.token), null);
  await rejects(enter(core), { code: "credentials_wrong" });
  const after = await enter(core, "outra senha boa");
  await changeRights(core, { userId: user.id, active: false });
  equal(await findSession(core, after.token), null);
});
