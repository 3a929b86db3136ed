/**
 * The command line: finds the command, runs it, and turns what it throws into
 * a sentence and an exit code: 0 done, 1 refused, 2 not understood.
 *
 * Commands are loaded when they are called for: adding a department must not
 * wait for the whole server to be read.
 */

import { DomainError } from "../core/errors.ts";
import { type Command, helpOf, type Io, readValues, UsageError } from "./command.ts";

type Loader = () => Promise<{ command: Command }>;

const NAMES = [
  "serve",
  "demo",
  "dev",
  "migrate",
  "settings",
  "user add",
  "user change",
  "user password",
  "department add",
  "connection add",
  "connection resume",
  "token create",
  "token list",
  "token revoke",
  "session list",
  "session end",
];

/** Every command, by the words one types; its file is named after them. */
export const COMMANDS: Readonly<Record<string, Loader>> = Object.fromEntries(
  NAMES.map((name) => [name, () => load(name)]),
);

// The path is computed on purpose: one that stands in the text is read at every start, called for or not.
function load(name: string): ReturnType<Loader> {
  return import(new URL(`${name.replaceAll(" ", "_")}.ts`, import.meta.url).href);
}

/** Runs what the arguments ask for; the exit code. */
export async function runCommand(args: readonly string[], io: Io): Promise<number> {
  const name = Object.keys(COMMANDS).find((known) => {
    const words = known.split(" ");
    return words.every((word, i) => args[i] === word);
  });
  if (name === undefined) return await unknown(args, io);
  const { command } = await load(name);
  try {
    const values = readValues(command, args.slice(name.split(" ").length));
    if (values.has("help")) {
      io.out(helpOf(command));
      return 0;
    }
    return await command.run(values, io);
  } catch (error) { // the border: whatever was thrown becomes a sentence and a code
    return explain(error, command, io);
  }
}

function explain(error: unknown, command: Command, io: Io): number {
  if (error instanceof UsageError) {
    io.err(`balcao ${command.name}: ${error.message}`);
    io.err(`Try: balcao ${command.name} --help`);
    return 2;
  }
  if (error instanceof DomainError) {
    io.err(`balcao ${command.name}: ${error.message} (${error.code})`);
    return 1;
  }
  io.err(`balcao ${command.name}: ${error instanceof Error ? error.stack ?? error.message : String(error)}`);
  return 1;
}

async function unknown(args: readonly string[], io: Io): Promise<number> {
  const asked = args.length === 0 || args.includes("--help") || args[0] === "help";
  const group = Object.keys(COMMANDS).filter((name) => name.startsWith(`${args[0]} `));
  const names = group.length > 0 ? group : Object.keys(COMMANDS);
  const print = asked ? io.out : io.err;
  if (!asked) io.err(`balcao: there is no command "${args.slice(0, 2).join(" ")}"\n`);
  print("Balcão: a WhatsApp customer-service inbox that you host yourself\n");
  print("Usage: balcao <command> [options]; each command has a --help\n");
  const commands = await Promise.all(names.map(async (name) => (await COMMANDS[name]?.())?.command));
  for (const command of commands) if (command) print(`  ${command.name.padEnd(18)}  ${command.about}`);
  return asked ? 0 : 2;
}
