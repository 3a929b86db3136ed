import { deepEqual, equal, ok, rejects } from "node:assert/strict";
import { openTestCore, type TestCore } from "../../testing/test_core.ts";
import {
  addUser,
  changeOwnPassword,
  changeProfile,
  findSession,
  findUser,
  revokeOtherSessions,
  signIn,
} from "./mod.ts";

const ana = {
  email: "ana@example.org",
  name: "Ana Souza",
  role: "agent",
  password: "uma senha boa",
} as const;
const enter = (core: TestCore, password = "uma senha boa") =>
  signIn(core, { email: ana.email, password, address: "192.0.2.1", userAgent: "a browser" });

Deno.test("a person chooses what they are called, in which language and light they read", async () => {
  await using core = await openTestCore();
  const { id: userId } = await addUser(core, ana);

  await changeProfile(core, { userId, name: " Ana S. ", publicName: "Ana", locale: "es", theme: "dark" });

  const after = await findUser(core, userId);
  deepEqual([after?.name, after?.publicName, after?.locale, after?.theme], ["Ana S.", "Ana", "es", "dark"]);
  deepEqual(await core.emitted(), ["settings.changed"], "colleagues see the new name");
  await changeProfile(core, { userId, name: "Ana S.", publicName: "Ana", locale: null, theme: null });
  deepEqual(await core.emitted(), ["settings.changed", "user.rights_changed"], "only her own pages change");
});

Deno.test("without a public name the name stands for it; nobody is without one", async () => {
  await using core = await openTestCore();
  const { id: userId } = await addUser(core, ana);
  const order = { userId, name: "Ana Lima", publicName: "  ", locale: null, theme: null };

  equal((await changeProfile(core, order)).publicName, "Ana Lima");
  await rejects(changeProfile(core, { ...order, name: " " }), { code: "name_empty" });
  await rejects(changeProfile(core, { ...order, publicName: "x".repeat(101) }), {
    code: "public_name_too_long",
  });
  equal((await findUser(core, userId))?.name, "Ana Lima");
});

Deno.test("a new password asks for the old one, and ends every session but this", async () => {
  await using core = await openTestCore();
  await addUser(core, ana);
  const [here, elsewhere] = [await enter(core), await enter(core)];
  const order = {
    user: here.user,
    sessionId: here.session.id,
    address: "192.0.2.1",
    current: "uma senha boa",
    password: "outra senha boa",
  };

  await rejects(changeOwnPassword(core, { ...order, current: "nenhuma senha" }), {
    kind: "invalid",
    code: "current_password_wrong",
  });
  await rejects(changeOwnPassword(core, { ...order, password: "curta" }), { code: "password_weak" });
  ok(await findSession(core, elsewhere.token));

  await changeOwnPassword(core, order);
  ok(await findSession(core, here.token));
  equal(await findSession(core, elsewhere.token), null);
  await rejects(enter(core), { code: "credentials_wrong" });
  ok(await enter(core, "outra senha boa"));
});

Deno.test("guessing the current password is slowed down as guessing at the door is", async () => {
  await using core = await openTestCore();
  await addUser(core, ana);
  const here = await enter(core);
  const guess = () =>
    changeOwnPassword(core, {
      user: here.user,
      sessionId: here.session.id,
      address: "192.0.2.1",
      current: "um palpite qualquer",
      password: "outra senha boa",
    });

  for (let i = 0; i < 5; i++) await rejects(guess(), { code: "current_password_wrong" });
  await rejects(guess(), { kind: "limited", code: "too_many_attempts" });
});

Deno.test("a person signs out everywhere else, and colleagues stay", async () => {
  await using core = await openTestCore();
  await addUser(core, ana);
  await addUser(core, { ...ana, email: "bruno@example.org", name: "Bruno" });
  const [here, elsewhere] = [await enter(core), await enter(core)];
  const bruno = await signIn(core, {
    ...ana,
    email: "bruno@example.org",
    address: "192.0.2.2",
    userAgent: "",
  });

  await revokeOtherSessions(core, { userId: here.user.id, sessionId: here.session.id });

  ok(await findSession(core, here.token));
  equal(await findSession(core, elsewhere.token), null);
  ok(await findSession(core, bruno.token));
});
