import { deepEqual, equal, match } from "node:assert/strict";
import { aFolder, runBalcao, startBalcao } from "../testing/balcao_process.ts";

const PASSWORD = "uma senha boa";
const ana = ["--email", "ana@example.org", "--name", "Ana Souza", "--role", "agent", "--password-stdin"];

Deno.test("an administrator sees where somebody is signed in and by which keys, and ends either", async () => {
  await using folder = await aFolder();
  const env = { DATA_DIR: folder.path };
  const balcao = (...args: string[]) => runBalcao(args, env);
  const ofAna = ["--user", "ana@example.org"];
  await runBalcao(["user", "add", ...ana], env, `${PASSWORD}\n`);
  const made = await balcao("token", "create", ...ofAna, "--name", "ERP", "--scopes", "tickets:read");
  await using server = await startBalcao(env);
  const statusOf = async (path: string, headers: Record<string, string>) => {
    const reply = await fetch(server.url + path, { headers, redirect: "manual" });
    await reply.body?.cancel();
    return reply.status;
  };
  const signIn = await fetch(`${server.url}/login`, {
    method: "POST",
    body: new URLSearchParams({ email: "ana@example.org", password: PASSWORD }),
    headers: { origin: server.url, "user-agent": "A browser" },
    redirect: "manual",
  });
  await signIn.body?.cancel();
  const cookie = /session=[^;]+/.exec(signIn.headers.get("set-cookie") ?? "")?.[0] ?? "";
  const bearer = { authorization: `Bearer ${made.out.split("\n").at(-1)}` };
  equal(await statusOf("/tickets", { cookie }), 200);
  equal(await statusOf("/api/v1/tickets", bearer), 200);

  const [tokenId = "", , scopes, name] = (await balcao("token", "list", ...ofAna)).out.split("\t");
  deepEqual([scopes, name], ["tickets:read", "ERP"]);
  const [sessionId = "", seen, , browser] = (await balcao("session", "list", ...ofAna)).out.split("\t");
  equal(browser, "A browser");
  match(seen ?? "", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);

  equal((await balcao("token", "revoke", tokenId)).out, tokenId);
  equal((await balcao("session", "end", sessionId)).out, sessionId);
  equal(await statusOf("/tickets", { cookie }), 303);
  equal(await statusOf("/api/v1/tickets", bearer), 401);
  deepEqual((await balcao("token", "list", ...ofAna)).out, "");
  deepEqual((await balcao("session", "list", ...ofAna)).out, "");
});

Deno.test("ending what is not there is refused, and without an id not understood", async () => {
  await using folder = await aFolder();
  const env = { DATA_DIR: folder.path };

  match((await runBalcao(["token", "revoke", "tok_none"], env)).err, /\(token_not_found\)$/);
  match((await runBalcao(["session", "end", "ses_none"], env)).err, /\(session_not_found\)$/);
  equal((await runBalcao(["token", "revoke"], env)).code, 2);
  equal((await runBalcao(["session", "end", "ses_a", "ses_b"], env)).code, 2);
  match((await runBalcao(["session", "end", "--help"], env)).out, /ID {2,}Which: .*required/);
});
