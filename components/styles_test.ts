/** Everything that is read can be read: contrast of every pair of colours, in both themes. */

import { equal, ok } from "node:assert/strict";
import { readFile } from "node:fs/promises";

const read = (name: string) => readFile(new URL(`./styles/${name}`, import.meta.url), "utf8");
const sheet = await read("1_tokens.css");
const palette = [...(await read("3_base.css")).matchAll(/\.hue-(\d+) \{\s*--a: (\d+);/g)];

function tokensIn(block: string): Map<string, string> {
  const tokens = new Map(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{3,6})\b/g)].map((
      [, name, value],
    ) => [name ?? "", value ?? ""]),
  );
  const [ink = [], tint = []] = ["ink", "tint"].map((part) =>
    new RegExp(`--hue-${part}: ([\\d.]+)% ([\\d.]+);`).exec(block)?.slice(1).map(Number) ?? []
  );
  for (const [, hue, angle] of palette) {
    tokens.set(`h${hue}`, fromOklch(ink, Number(angle)));
    tokens.set(`s${hue}`, fromOklch(tint, Number(angle)));
  }
  return tokens;
}

/** As a screen without a wider gamut shows it: what it cannot show is cut off. */
function fromOklch([percent = 0, chroma = 0]: number[], angle: number): string {
  const [a, b] = [Math.cos, Math.sin].map((part) => chroma * part(angle * Math.PI / 180)) as [number, number];
  const [l, m, s] = [[0.3963377774, 0.2158037573], [-0.1055613458, -0.0638541728], [
    -0.0894841775,
    -1.291485548,
  ]]
    .map(([x = 0, y = 0]) => (percent / 100 + x * a + y * b) ** 3) as [number, number, number];
  return "#" + [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map((part) => {
    const shown = part <= 0.0031308 ? 12.92 * part : 1.055 * part ** (1 / 2.4) - 0.055;
    return Math.round(Math.min(1, Math.max(0, shown)) * 255).toString(16).padStart(2, "0");
  }).join("");
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

const hues = Array.from({ length: 11 }, (_, index) => index + 1);
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
  ["ink-2", "line", 4.5], // the twelfth colour, which has none
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
  equal(palette.length, hues.length);
  ok(automatic.size > 40);
  for (const [name, value] of automatic) ok(chosen.get(name) === value, `--${name} differs`);
});
