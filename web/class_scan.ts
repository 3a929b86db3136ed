/**
 * Which CSS classes a source file asks for.
 *
 * esbuild turns the file into plain JavaScript first, so that text between tags
 * cannot be mistaken for code; what is left is read token by token. Only strings in
 * `class` and `className` must be real classes. Strings elsewhere merely may be (a
 * table of class names, say). Half a name before `${…}` counts as use of every class
 * that begins so, because nobody can tell here which one it will be.
 */

import { transform } from "esbuild";

/** The class names found in one file. */
export interface ClassUse {
  /** Whole names in `class` attributes: each must exist. */
  required: Set<string>;
  /** Strings elsewhere, each split into words: classes only if all its words are. */
  possible: string[][];
  /** Beginnings of names completed at run time. */
  prefixes: Set<string>;
}

interface Token {
  kind: "text" | "word" | "mark";
  value: string;
  /** A piece of a template that goes on with, or follows, an expression. */
  open?: boolean;
  joined?: boolean;
}

/** Reads the classes a TypeScript source asks for. */
export async function scanClasses(source: string): Promise<ClassUse> {
  const { code } = await transform(source, { loader: "tsx", jsx: "automatic", jsxImportSource: "preact" });
  const tokens = tokensOf(code);
  const use: ClassUse = { required: new Set(), possible: [], prefixes: new Set() };
  const inClass = classTokens(tokens);
  tokens.forEach((token, index) => {
    if (token.kind !== "text" || isComparedOrKey(tokens, index)) return;
    const words = token.value.split(/\s+/);
    // Of a template's piece, the words that touch an expression are not whole names.
    if (token.open) {
      const prefix = words.pop();
      if (prefix) use.prefixes.add(prefix);
    }
    if (token.joined) words.shift();
    const names = words.filter((word) => word !== "");
    if (inClass.has(index)) names.forEach((name) => use.required.add(name));
    else if (names.length > 0) use.possible.push(names);
  });
  return use;
}

function classTokens(tokens: Token[]): Set<number> {
  const found = new Set<number>();
  tokens.forEach((token, index) => {
    const isKey = (token.value === "class" || token.value === "className") && token.kind !== "mark";
    if (!isKey || tokens[index + 1]?.value !== ":") return;
    let depth = 0;
    for (let at = index + 2; at < tokens.length; at++) {
      const { kind, value } = tokens[at] ?? { kind: "mark", value: "" };
      if (kind === "mark") {
        if ("([{".includes(value)) depth++;
        else if (")]}".includes(value)) depth--;
        if (depth < 0 || (depth === 0 && value === ",")) break;
      } else if (kind === "text") found.add(at);
    }
  });
  return found;
}

// `tab === "open"`, `labels["open"]` and `"open": …` name something, but no class.
function isComparedOrKey(tokens: Token[], index: number): boolean {
  const [before, after] = [tokens[index - 1], tokens[index + 1]];
  const mark = (token: Token | undefined, values: string) =>
    token?.kind === "mark" && values.includes(token.value);
  if (mark(before, "=") && mark(tokens[index - 2], "=")) return true;
  if (mark(after, "=!")) return true;
  if (mark(after, ":") && mark(before, "{,")) return true;
  const indexed = tokens[index - 2];
  return mark(before, "[") && mark(after, "]") && (indexed?.kind === "word" || mark(indexed, ")]"));
}

const BEFORE_REGEX = /^(return|typeof|case|in|of|do|else|void|delete)$/;

const WORD = /[\w$]+/y;

function mayStartRegex(last: Token | undefined): boolean {
  if (last === undefined) return true;
  if (last.kind === "word") return BEFORE_REGEX.test(last.value);
  return last.kind === "mark" && "(,=:[!&|?{};".includes(last.value);
}

function tokensOf(code: string): Token[] {
  const tokens: Token[] = [];
  const templates: number[] = []; // depth of braces at which each open template goes on
  let depth = 0;
  let at = 0;
  const template = (joined: boolean): void => {
    const end = endOf(code, at, "`", true);
    const open = code[end] === "$";
    tokens.push({ kind: "text", value: unescape(code.slice(at, end)), open, joined });
    if (open) templates.push(depth++);
    at = open ? end + 2 : end + 1;
  };
  while (at < code.length) {
    const char = code[at] ?? "";
    const next = code[at + 1];
    const last = tokens.at(-1);
    WORD.lastIndex = at;
    const word = WORD.exec(code)?.[0];
    if (/\s/.test(char)) at++;
    else if (char === "/" && next === "/") at = indexOr(code, "\n", at);
    else if (char === "/" && next === "*") at = indexOr(code, "*/", at) + 2;
    else if (char === "/" && mayStartRegex(last)) {
      at = endOf(code, at + 1, "/", false) + 1;
      tokens.push({ kind: "word", value: "regex" });
    } else if (char === '"' || char === "'") {
      const end = endOf(code, at + 1, char, false);
      tokens.push({ kind: "text", value: unescape(code.slice(at + 1, end)) });
      at = end + 1;
    } else if (char === "`") {
      at++;
      template(false);
    } else if (word) {
      tokens.push({ kind: "word", value: word });
      at += word.length;
    } else {
      at++;
      if (char === "{") depth++;
      if (char === "}" && --depth === templates.at(-1)) {
        templates.pop();
        template(true);
      } else tokens.push({ kind: "mark", value: char });
    }
  }
  return tokens;
}

function endOf(code: string, from: number, close: string, template: boolean): number {
  let inSet = false;
  for (let at = from; at < code.length; at++) {
    const char = code[at];
    if (char === "\\") at++;
    else if (close === "/" && char === "[") inSet = true;
    else if (close === "/" && char === "]") inSet = false;
    else if (char === close && !inSet) return at;
    else if (template && char === "$" && code[at + 1] === "{") return at;
  }
  return code.length;
}

function indexOr(code: string, text: string, from: number): number {
  const at = code.indexOf(text, from);
  return at < 0 ? code.length : at;
}

function unescape(text: string): string {
  return text.replace(/\\n/g, " ").replace(/\\(.)/gs, "$1");
}
