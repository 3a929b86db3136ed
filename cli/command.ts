/**
 * What a command of the command line is: a name, what it takes, what it does.
 *
 * Help is made from the same table that arguments are read with, so that it
 * can't promise an option that does not exist. A mistake in the arguments is a
 * `UsageError` (exit 2), a refusal of the product a `DomainError` (exit 1).
 *
 * The danger is a secret in an argument list, which every user of the machine
 * can read: passwords come by standard input only, and tokens may
 * (`--access-token -` reads a line of it).
 */

import { parseArgs } from "node:util";

/** One option: `--name value`, or a bare `--name` for a boolean. */
export interface Option {
  readonly type: "string" | "boolean";
  readonly about: string;
  /** What stands for the value in the help. */
  readonly value?: string;
  readonly required?: boolean;
  /** May be given several times. */
  readonly multiple?: boolean;
}

/** The one thing a command is about, given without a name: `token revoke tok_…`. */
export interface Operand {
  readonly value: string;
  readonly about: string;
}

/** The values read: of a string its text, of several a list. */
export interface Values {
  /** The text of an option; undefined when it was not given. */
  text(name: string): string | undefined;
  /** The text of a required option. */
  need(name: string): string;
  /** All texts of a repeated option. */
  all(name: string): string[];
  /** Whether a boolean option was given. */
  has(name: string): boolean;
  /** What was given for the command's operand. */
  operand(): string;
}

/** Where a command reads and writes. */
export interface Io {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** A line for the person or program that asked. */
  out(line: string): void;
  /** A line about what went wrong. */
  err(line: string): void;
  /** The next line of standard input, without its end. */
  readLine(): Promise<string>;
  /** Resolves when standard input has ended. */
  untilInputEnds(): Promise<void>;
  /** Calls back once when the process is asked to stop. */
  onStop(listener: () => void): void;
}

/** One command. */
export interface Command {
  readonly name: string;
  readonly about: string;
  readonly options: Readonly<Record<string, Option>>;
  readonly operand?: Operand;
  /** Does it; 0 is success. */
  run(values: Values, io: Io): Promise<number>;
}

/** The arguments were wrong: exit 2, with a hint at `--help`. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

const HELP: Option = { type: "boolean", about: "Show this help" };

/** Reads the arguments of a command; throws `UsageError` on an unknown, missing or empty one. */
export function readValues(command: Command, args: readonly string[]): Values {
  const values = parse(command, args);
  if (command.operand && !values.has("help")) values.operand();
  for (const [name, option] of Object.entries(command.options)) {
    if (option.required && !values.has(name) && !values.has("help")) {
      throw new UsageError(`--${name} is missing`);
    }
  }
  return values;
}

function parse(command: Command, args: readonly string[]): Values {
  const options = Object.fromEntries(
    Object.entries({ ...command.options, help: HELP })
      .map(([name, { type, multiple }]) => [name, { type, multiple: multiple ?? false }]),
  );
  const { operand } = command;
  let read: Readonly<Record<string, unknown>>;
  let named: readonly string[];
  try {
    const allowPositionals = operand !== undefined;
    const parsed = parseArgs({ args: [...args], options, strict: true, allowPositionals });
    [read, named] = [parsed.values, parsed.positionals];
  } catch (cause) { // what the parser says is for the person who typed
    throw new UsageError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
  const texts = (name: string) => [read[name] ?? []].flat().filter((text) => typeof text === "string");
  return {
    text: (name) => texts(name).at(-1),
    need(name) {
      const text = texts(name).at(-1);
      if (text === undefined) throw new UsageError(`--${name} is missing`);
      return text;
    },
    all: texts,
    has: (name) => read[name] !== undefined,
    operand() {
      const [text, ...more] = named;
      if (!text || more.length > 0) throw new UsageError(`one ${operand?.value ?? "operand"} is needed`);
      return text;
    },
  };
}

/** The help of one command. */
export function helpOf(command: Command): string {
  const { operand } = command;
  const first: [string, string][] = operand ? [[operand.value, `${operand.about} (required)`]] : [];
  const rows = first.concat(
    Object.entries({ ...command.options, help: HELP }).map(([name, option]) => {
      const value = option.type === "string" ? ` ${option.value ?? "TEXT"}` : "";
      const notes = [option.required ? "required" : "", option.multiple ? "may be repeated" : ""].filter(
        Boolean,
      );
      return [`--${name}${value}`, option.about + (notes.length > 0 ? ` (${notes.join(", ")})` : "")];
    }),
  );
  const width = Math.max(...rows.map(([flag]) => flag.length));
  return [
    `balcao ${command.name}: ${command.about}`,
    "",
    ...rows.map(([flag, about]) => `  ${flag.padEnd(width)}  ${about}`),
  ].join("\n");
}
