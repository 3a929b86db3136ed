/** Everything that is read can be read: contrast of every pair of colours, in both themes. */

import { ok } from "node:assert/strict";
import { readFile } from "node:fs/promises";

const sheet = await readFile(new URL("./styles/1_tokens.css", import.meta.url), "utf8");

function tokensIn(block: string): Map<string, string> {
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{3,6})\b/g)].map((
      [, name, value],
    ) => [name ?? "", value ?? ""]),
  );
}

function luminance(hex: string): number {
  const full = hex.length === 4 ? hex.replace(/[0-9a-f]/g, "$&$&") : hex;
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => parseInt(full.slice(at, at + 2), 16) / 255)
    .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const hues = Array.from({ length: 12 }, (_, index) => index + 1);
/** Ink, ground, and how much they must differ: 4.5 for text, 3 for edges of controls. */
const PAIRS: readonly (readonly [string, string, number])[] = [
  ...["bg", "surface", "sunken", "brand-soft"].flatMap((ground) =>
    [["ink", ground, 7], ["ink-2", ground, 4.5], ["brand-ink", ground, 4.5]] as const
  ),
  ["ink", "out", 7],
  ["out-ink-2", "out", 4.5],
  ["brand-ink", "out", 4.5],
  ["bad-ink", "out", 4.5],
  ["on-brand", "brand", 4.5],
  ["on-brand", "brand-hover", 4.5],
  ["wait-ink", "wait-soft", 4.5],
  ["wait-ink", "surface", 4.5],
  ["wait-ink", "bg", 4.5],
  ["surface", "wait-ink", 4.5],
  ["ok-ink", "ok-soft", 4.5],
  ["bad-ink", "bad-soft", 4.5],
  ["bad-ink", "surface", 4.5],
  ["bad-ink", "bg", 4.5],
  ["surface", "ink", 7],
  ["rail-ink", "rail", 4.5],
  ["rail-hi", "rail-on", 4.5],
  ["edge", "surface", 3],
  ...hues.flatMap((hue) => [[`h${hue}`, `s${hue}`, 4.5], [`h${hue}`, "surface", 4.5]] as const),
];

const light = tokensIn(sheet.slice(0, sheet.indexOf("@media")));
const automatic = tokensIn(sheet.slice(sheet.indexOf("@media"), sheet.lastIndexOf("[data-theme=dark]")));
const chosen = tokensIn(sheet.slice(sheet.lastIndexOf("[data-theme=dark]")));

for (const [theme, tokens] of Object.entries({ light, automatic, chosen })) {
  Deno.test(`every pair of colours can be read: ${theme}`, () => {
    for (const [ink, ground, least] of PAIRS) {
      const [a, b] = [tokens.get(ink), tokens.get(ground)];
      ok(a && b, `${ink} or ${ground} is missing`);
      const ratio = contrast(a, b);
      ok(ratio >= least, `${ink} on ${ground}: ${ratio.toFixed(2)} < ${least}`);
    }
  });
}

Deno.test("the dark theme one chooses is the dark theme one's machine asks for", () => {
  ok(automatic.size > 40);
  for (const [name, value] of automatic) ok(chosen.get(name) === value, `--${name} differs`);
});
