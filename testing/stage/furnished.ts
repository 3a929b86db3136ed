/**
 * A data folder as its owner would have furnished it by the command line: two
 * departments, an admin, two agents, a number, a token each. Made once in a test
 * process, copied for each test.
 *
 * The danger is a copy without the write-ahead log: the file is checkpointed
 * before it is copied.
 */

import { sql, WriterDatabase } from "../../core/db/mod.ts";
import { createLog } from "../../core/log.ts";
import { runBalcao } from "./run_balcao.ts";

/** What the furnished house is made with. */
export const SECRET_KEY = "a key for tests, of no use to anybody else";
/** Everybody's password. */
export const PASSWORD = "correct horse battery";
/** The number's secrets and id, as Meta and the house both know them. */
export const NUMBER = {
  phoneNumberId: "106540352242922",
  wabaId: "102290129340398",
  displayPhoneNumber: "+55 11 4000-1234",
  verifiedName: "Casa do Café",
  accessToken: "EAAtest-token",
  appSecret: "app-secret",
  verifyToken: "verify-me",
};
/** What is sent by itself. */
export const TEXTS = {
  greeting: "Olá, {{contact.first_name}}. Já vamos atender.",
  acceptance: "{{agent.name}} vai atender você.",
  farewell: "Obrigado pelo contato.",
};

const PEOPLE = {
  admin: { email: "admin@example.com", name: "Clara Admin", role: "admin" },
  ana: { email: "ana@example.com", name: "Ana Souza", role: "agent" },
  bruno: { email: "bruno@example.com", name: "Bruno Lima", role: "agent" },
} as const;

/** Who works there. */
export type Person = keyof typeof PEOPLE;
/** A person's address to sign in with. */
export const emailOf = (person: Person): string => PEOPLE[person].email;

/** The furnished house: its database file, and everybody's token. */
export interface Furnished {
  readonly database: string;
  readonly tokens: Readonly<Record<Person, string>>;
}

let furnished: Promise<Furnished> | undefined;

/** The furnished house of this test process. */
export function furnish(): Promise<Furnished> {
  return furnished ??= make();
}

async function make(): Promise<Furnished> {
  const dataDir = await Deno.makeTempDir({ prefix: "balcao-furnished-" });
  addEventListener("unload", () => Deno.removeSync(dataDir, { recursive: true }));
  const balcao = (args: string[], input: string[] = []) =>
    runBalcao(args, input, { DATA_DIR: dataDir, SECRET_KEY });

  await balcao(["department", "add", "--name", "Vendas"]);
  await balcao(["department", "add", "--name", "Suporte"]);
  const tokens = { admin: "", ana: "", bruno: "" };
  for (const person of ["admin", "ana", "bruno"] as const) {
    const { email, name, role } = PEOPLE[person];
    const [publicName = name] = name.split(" ");
    const of = ["--email", email, "--name", name, "--public-name", publicName, "--role", role];
    await balcao(["user", "add", ...of, "--department", "Vendas", "--password-stdin"], [PASSWORD]);
    const printed = await balcao(["token", "create", "--user", email, "--name", "tests", "--scopes", "all"]);
    tokens[person] = printed.at(-1) ?? "";
  }
  await balcao(
    [
      ["connection", "add", "--name", "Loja", "--department", "Vendas"],
      ["--phone-number-id", NUMBER.phoneNumberId, "--waba-id", NUMBER.wabaId],
      ["--access-token", "-", "--app-secret", "-", "--verify-token", "-"],
      Object.entries(TEXTS).flatMap(([name, text]) => [`--${name}`, text]),
    ].flat(),
    [NUMBER.accessToken, NUMBER.appSecret, NUMBER.verifyToken],
  );
  const database = `${dataDir}/balcao.db`;
  const db = new WriterDatabase({ path: database, log: createLog("silent", () => {}) });
  await db.rows(sql`PRAGMA wal_checkpoint(TRUNCATE)`);
  await db.close();
  return { database, tokens };
}
