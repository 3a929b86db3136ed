/**
 * What people write on WhatsApp as a tree of words: *bold* _italic_ ~strike~ `code`
 * ```mono```, lists, quotes, links. The tree is drawn as elements, never as markup:
 * what looks like HTML stays text, and only http and https are ever linked.
 *
 * The danger is a text made to hang a browser. Every character is looked at a fixed
 * number of times: marks are kept on a stack, a search that failed is not tried
 * again, and no pattern can backtrack further than its own bounds.
 */

/** Words, marked words, or a link. */
export type Inline =
  | string
  | { readonly mark: Mark; readonly children: readonly Inline[] }
  | { readonly href: string; readonly text: string };

/** How words can be marked. */
export type Mark = "b" | "i" | "s" | "code";

/** A part of a text: lines as they are, lines of somebody else's, a list, or letters of one width. */
export type Block =
  | { readonly kind: "text"; readonly children: readonly Inline[] }
  | { readonly kind: "quote"; readonly children: readonly Inline[] }
  | { readonly kind: "list"; readonly start: number | null; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: "mono"; readonly text: string };

/** The parts of a text, in order. */
export function formatText(text: string): Block[] {
  const blocks: Block[] = [];
  for (let at = 0; at < text.length;) {
    const open = text.indexOf("```", at);
    const close = open < 0 ? -1 : text.indexOf("```", open + 3);
    if (close < 0 || !text.slice(open + 3, close).trim()) {
      const end = close < 0 ? text.length : close + 3;
      addLines(blocks, text.slice(at, end));
      at = end;
      continue;
    }
    if (open > at) addLines(blocks, text.slice(at, open).replace(/\n$/, ""));
    blocks.push({ kind: "mono", text: text.slice(open + 3, close).replace(/^\n|\n$/g, "") });
    at = close + 3;
    if (text[at] === "\n") at++;
  }
  return blocks;
}

const QUOTE = /^> ?(?=\S)/;
const BULLET = /^[-*•] (?=\S)/;
const NUMBER = /^(\d{1,3})[.)] (?=\S)/;

function addLines(blocks: Block[], text: string): void {
  let lines: string[] = [];
  let items: Inline[][] = [];
  let kind: "text" | "quote" | "list" = "text";
  let start: number | null = null;
  const close = () => {
    if (items.length) blocks.push({ kind: "list", start, items });
    else if (lines.length) {
      blocks.push({ kind: kind === "quote" ? kind : "text", children: inline(lines) });
    }
    lines = [];
    items = [];
  };
  for (const line of text.split("\n")) {
    const number = NUMBER.exec(line);
    const bullet = number ?? BULLET.exec(line);
    const quote = bullet ? null : QUOTE.exec(line);
    const next = bullet ? "list" : quote ? "quote" : "text";
    const numbered = number ? Number(number[1]) : null;
    if (next !== kind || (bullet && (numbered === null) !== (start === null))) {
      close();
      kind = next;
      start = numbered;
    }
    const rest = line.slice((bullet ?? quote)?.[0].length ?? 0);
    if (bullet) items.push(inline([rest]));
    else lines.push(rest);
  }
  close();
}

function inline(lines: readonly string[]): Inline[] {
  const out: Inline[] = [];
  lines.forEach((line, index) => {
    if (index) addText(out, "\n");
    for (const part of inlineLine(line)) typeof part === "string" ? addText(out, part) : out.push(part);
  });
  return out;
}

const MARKS: Readonly<Record<string, Mark>> = { "*": "b", "_": "i", "~": "s" };
const WORD = /[\p{L}\p{N}]/u;
const isWord = (char: string | undefined) => char !== undefined && WORD.test(char);
const isSpace = (char: string | undefined) => char === undefined || /\s/.test(char);

interface Open {
  readonly sign: string;
  readonly children: Inline[];
}

/** One line; each mark is open at most once, so that the stack is never deeper than there are marks. */
function inlineLine(line: string): Inline[] {
  const stack: Open[] = [{ sign: "", children: [] }];
  const top = () => stack[stack.length - 1] as Open;
  const fold = () => {
    const { sign, children } = stack.pop() as Open;
    addText(top().children, sign);
    for (const child of children) {
      typeof child === "string" ? addText(top().children, child) : top().children.push(child);
    }
  };
  let hasTick = true;
  let plain = 0;
  const flush = (end: number) => {
    if (end > plain) addText(top().children, line.slice(plain, end));
  };
  for (let at = 0; at < line.length; at++) {
    const sign = line[at] as string;
    const before = line[at - 1];
    const after = line[at + 1];
    if (sign === "`" && hasTick) {
      const end = line.indexOf("`", at + 1);
      hasTick = end >= 0;
      if (end > at + 1) {
        flush(at);
        top().children.push({ mark: "code", children: [line.slice(at + 1, end)] });
        plain = end + 1;
        at = end;
      }
    } else if (sign in MARKS) {
      const depth = stack.findIndex((open) => open.sign === sign);
      const alone = before !== sign && after !== sign;
      const opens = alone && depth < 0 && !isWord(before) && !isSpace(after);
      const closes = alone && depth > 0 && !isSpace(before) && !isWord(after);
      if (!opens && !closes) continue;
      flush(at);
      plain = at + 1;
      if (opens) stack.push({ sign, children: [] });
      else {
        while (stack.length > depth + 1) fold();
        const { children } = stack.pop() as Open;
        top().children.push({ mark: MARKS[sign] as Mark, children });
      }
    } else if (startsLink(line, at, before)) {
      const link = linkAt(line, at);
      if (!link) continue;
      flush(at);
      top().children.push(link);
      plain = at + link.text.length;
      at = plain - 1;
    }
  }
  flush(line.length);
  while (stack.length > 1) fold();
  return top().children;
}

const startsLink = (line: string, at: number, before: string | undefined) =>
  /[a-z0-9]/i.test(line[at] as string) && (before === undefined || /[\s(["'*_~:;,<>]/.test(before));

const URL_START = /https?:\/\/(?=[^\s/])/iy;
const DOMAIN =
  /(?:[a-z0-9-]{1,63}\.){1,6}(?:com|net|org|br|pt|es|ar|cl|mx|uy|co|us|uk|eu|de|fr|it|io|me|app|dev|gov|edu|info|biz|ly|gl|be|tv|ai|link|shop|store|online|site)(?![a-z0-9@-])(?!\.[a-z0-9])/iy;
// What turns the reading direction could make an address look like another one.
// deno-lint-ignore no-control-regex
const NOT_URL = /[\s<>"`\\\x00-\x1f\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

function linkAt(line: string, at: number): { href: string; text: string } | null {
  URL_START.lastIndex = DOMAIN.lastIndex = at;
  const withScheme = URL_START.exec(line);
  const start = withScheme ?? DOMAIN.exec(line);
  if (!start) return null;
  let end = at + start[0].length;
  const goesOn = withScheme || /[/?#:]/.test(line[end] ?? " ");
  if (goesOn) { while (end < line.length && !NOT_URL.test(line[end] as string)) end++; }
  let depth = 0;
  for (let i = at; i < end; i++) depth += line[i] === "(" ? 1 : line[i] === ")" ? -1 : 0;
  // A sentence's own full stop, bracket or mark is no part of the address it ends with.
  for (; end > at; end--) {
    const last = line[end - 1] as string;
    if (last === ")" && depth < 0) depth++;
    else if (!".,;:!?'*_~]}".includes(last)) break;
  }
  const text = line.slice(at, end);
  return end - at < start[0].length ? null : { href: withScheme ? text : `https://${text}`, text };
}

function addText(into: Inline[], text: string): void {
  const last = into.length - 1;
  if (typeof into[last] === "string") into[last] += text;
  else if (text) into.push(text);
}
