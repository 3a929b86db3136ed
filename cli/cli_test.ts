import { deepEqual, equal, match, ok } from "node:assert/strict";
import { aFolder, runBalcao } from "../testing/balcao_process.ts";
import { COMMANDS } from "./run_command.ts";
import { SERVE_PERMISSIONS } from "./permissions.ts";

const PASSWORD = "uma senha boa";
const anAgent = ["user", "add", "--email", "ana@example.org", "--name", "Ana Souza", "--role", "agent"];

Deno.test("on an empty machine the command line sets everything up, and prints what it made last", async () => {
  await using folder = await aFolder();
  const env = { DATA_DIR: `${folder.path}/data` };

  const department = await runBalcao(["department", "add", "--name", "Vendas"], env);
  match(department.out, /^dep_\w{21}$/);
  const user = await runBalcao(
    [...anAgent, "--department", "vendas", "--password-stdin"],
    env,
    `${PASSWORD}\n`,
  );
  match(user.out, /^usr_\w{21}$/, user.err);
  const connection = await runBalcao(
    [
      "connection",
      "add",
      "--name",
      "Loja",
      "--phone-number-id",
      "106540352242922",
      "--waba-id",
      "102290129340398",
    ]
      .concat(["--access-token", "-", "--app-secret", "-", "--verify-token", "-", "--department", "Vendas"])
      .concat(["--greeting", "Olá {{contact.first_name}}!"]),
    env,
    "an access token\nan app secret\na verify token\n",
  );
  match(connection.out, /^con_\w{21}$/, connection.err);
  const token = await runBalcao(
    [
      "token",
      "create",
      "--user",
      "ana@example.org",
      "--name",
      "ERP",
      "--scopes",
      "tickets:read,messages:read",
    ],
    env,
  );
  match(token.out.split("\n").at(-1) ?? "", /^blc_[\w-]{43}$/, token.err);
  equal((await Deno.stat(`${env.DATA_DIR}/secret.key`)).mode! & 0o777, 0o600);
});

Deno.test("a refusal ends with 1 and says why in words and by its code", async () => {
  await using folder = await aFolder();
  const env = { DATA_DIR: folder.path };
  await runBalcao(["department", "add", "--name", "Vendas"], env);

  const twice = await runBalcao(["department", "add", "--name", "Vendas"], env);
  deepEqual([twice.code, twice.out], [1, ""]);
  match(twice.err, /^balcao department add: There is a department called Vendas \(department_name_taken\)$/);

  const weak = await runBalcao([...anAgent, "--password-stdin"], env, "short\n");
  equal(weak.code, 1);
  match(weak.err, /password_weak/);
  ok(!weak.err.includes("short"));

  const unknownVariable = await runBalcao(
    [
      "connection",
      "add",
      "--name",
      "Loja",
      "--phone-number-id",
      "106540352242922",
      "--waba-id",
      "102290129340398",
    ]
      .concat([
        "--access-token",
        "a",
        "--app-secret",
        "b",
        "--verify-token",
        "c",
        "--greeting",
        "Olá {{nobody}}",
      ]),
    env,
  );
  equal(unknownVariable.code, 1, unknownVariable.err);
});

Deno.test("what was not understood ends with 2, a wrong configuration names every variable", async () => {
  await using folder = await aFolder();
  const env = { DATA_DIR: folder.path };

  for (
    const args of [["fly"], ["user", "fly"], ["user", "add"], ["department", "add", "--colour", "red"], [
      ...anAgent,
    ]]
  ) {
    const { code, out, err } = await runBalcao(args, env);
    deepEqual([code, out], [2, ""], args.join(" "));
    ok(err.length > 0);
  }
  const wrong = await runBalcao(["migrate"], { ...env, PORT: "eighty", LOG_LEVEL: "loud" });
  equal(wrong.code, 1);
  match(wrong.err, /PORT must be .*LOG_LEVEL must be /);
});

Deno.test("every command has a help that names its options, and the program lists them all", async () => {
  const { code, out } = await runBalcao(["--help"], {});
  equal(code, 0);
  for (const name of Object.keys(COMMANDS)) ok(out.includes(`\n  ${name}`), `${name} is not listed`);

  for (const [name, load] of Object.entries(COMMANDS)) {
    const { command } = await load();
    equal(command.name, name);
    for (const option of Object.values(command.options)) ok(option.about.length > 0);
  }
  const help = await runBalcao(["user", "add", "--help"], {});
  equal(help.code, 0);
  match(help.out, /--role admin\|supervisor\|agent\s+What they may do \(required\)/);
  match(help.out, /--department NAME\s+.*may be repeated/);
});

Deno.test("settings shows what texts are worded with, and changes what it is told", async () => {
  await using folder = await aFolder();
  const env = { DATA_DIR: folder.path };

  equal(
    (await runBalcao(["settings"], env)).out,
    "company-name\t\ntime-zone\tAmerica/Sao_Paulo\nlanguage\tpt-BR",
  );
  await runBalcao(["settings", "--company-name", "Flores", "--time-zone", "America/Manaus"], env);
  const changed = await runBalcao(["settings", "--language", "en"], env);
  equal(changed.out, "company-name\tFlores\ntime-zone\tAmerica/Manaus\nlanguage\ten");
  match((await runBalcao(["settings", "--time-zone", "Mars"], env)).err, /\(setting_time_zone_unknown\)$/);
});

Deno.test("what starts other programs says by which task it does, without a stack", async () => {
  for (const name of ["demo", "dev"]) {
    const { code, out, err } = await runBalcao([name], {});
    deepEqual([code, out], [1, ""]);
    match(err, new RegExp(`^balcao ${name}: [^\\n]*deno task ${name} \\(task_needed\\)$`));
  }
});

Deno.test("migrate says what it did, and the second time that there was nothing to do", async () => {
  await using folder = await aFolder();
  const env = { DATA_DIR: folder.path };

  match((await runBalcao(["migrate"], env)).out, /^applied 0001_.*\nschema version \d+$/s);
  match((await runBalcao(["migrate"], env)).out, /^schema version \d+$/);
});

Deno.test("two commands at once on an empty machine end with one key and both done", async () => {
  await using folder = await aFolder();
  const env = { DATA_DIR: folder.path };

  const both = await Promise.all([
    runBalcao(["department", "add", "--name", "Vendas"], env),
    runBalcao(["department", "add", "--name", "Suporte"], env),
  ]);

  for (const { code, err } of both) ok(code === 0 || /data_dir_in_use/.test(err), err);
  ok(both.some(({ code }) => code === 0));
  const keys = [...Deno.readDirSync(folder.path)].filter(({ name }) => name.startsWith("secret.key"));
  equal(keys.length, 1);
});

Deno.test("the tasks run with the permissions that the demo and the tests run with", async () => {
  const { tasks } = JSON.parse(await Deno.readTextFile(new URL("../deno.json", import.meta.url)));
  const flags = (task: string | { command: string }) =>
    (typeof task === "string" ? task : task.command).split(" ").filter((word) => word.startsWith("--allow-"))
      .sort();

  deepEqual(flags(tasks.start), [...SERVE_PERMISSIONS].sort());
  deepEqual(flags(tasks.balcao), [...SERVE_PERMISSIONS].sort());
  deepEqual(flags(tasks.demo), [...SERVE_PERMISSIONS, "--allow-run"].sort());
});
