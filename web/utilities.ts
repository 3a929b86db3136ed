/**
 * The utility classes: twind, used at build time only.
 *
 * Its colours are whatever custom properties of the hand-written sheets are colours,
 * so a theme switch changes values and never classes, and a colour that does not exist
 * does not build. twind would take any variant and make wrong CSS of an unknown one:
 * that is why variants are a closed list.
 */

import { type CSSObject, defineConfig, twind, virtual } from "@twind/core";
import presetTailwind from "@twind/preset-tailwind";

const VARIANTS = new Set([
  ..."hover focus focus-visible focus-within active disabled checked first last odd even empty".split(" "),
  ..."open before after placeholder print motion-safe motion-reduce group-hover sm md lg".split(" "),
]);
type ExtraRule = [name: string, css: CSSObject];

// Marks for variants of others: they have no rule of their own.
const MARKS = new Set(["group"]);

const STEPS = [1, 2, 3, 4, 6, 8, 12].map((step): [string, string] => [`${step}`, `${step * 0.25}rem`]);
const SPACING: Record<string, string> = { px: "1px", 0: "0", tap: "2.75rem", ...Object.fromEntries(STEPS) };

// twind has none of these: sides that follow the direction of writing, and squares.
function logical(step: string, length: string): ExtraRule[] {
  return [
    [`ms-${step}`, { marginInlineStart: length }],
    [`me-${step}`, { marginInlineEnd: length }],
    [`ps-${step}`, { paddingInlineStart: length }],
    [`pe-${step}`, { paddingInlineEnd: length }],
    [`size-${step}`, { width: length, height: length }],
  ];
}

const EXTRA: ExtraRule[] = [
  ...Object.entries(SPACING).flatMap(([step, length]) => logical(step, length)),
  ["h-dvh", { height: "100dvh" }],
  ["min-h-dvh", { minHeight: "100dvh" }],
  ["text-balance", { textWrap: "balance" }],
];

/** Turns class names into utility CSS. */
export interface Utilities {
  /** Adds the class's rule; false if there is no such utility. */
  add(name: string): boolean;
  /** The rules added so far. */
  css(): string;
}

/** The utilities for sheets that define the custom properties of `sheets`. */
export function createUtilities(sheets: string): Utilities {
  const tw = twind(
    defineConfig({
      presets: [presetTailwind({ disablePreflight: true })],
      hash: false,
      theme: {
        colors: { transparent: "transparent", current: "currentColor", ...colorsOf(sheets) },
        spacing: SPACING,
        fontSize: {
          meta: ["0.8125rem", "1.125rem"],
          body: ["0.9375rem", "1.25rem"],
          title: ["1.0625rem", "1.5rem"],
          head: ["1.25rem", "1.75rem"],
        },
        fontWeight: { normal: "400", semibold: "600" },
        borderRadius: { none: "0", DEFAULT: "0.375rem", bubble: "0.875rem", full: "9999px" },
        screens: { sm: "640px", md: "860px", lg: "1024px" },
      },
      rules: [
        ...EXTRA,
      ],
    }),
    virtual(false),
  );
  const before = tw.target.length;
  return {
    add(name) {
      if (MARKS.has(name)) return true;
      if (!isWellFormed(name)) return false;
      const rules = tw.target.length;
      tw(name);
      return tw.target.length > rules;
    },
    css: () => [...tw.target].slice(before).join("\n"),
  };
}

function isWellFormed(name: string): boolean {
  if (!/^!?-?[a-z][\w:.%#[\]/-]*$/.test(name)) return false;
  const parts = name.split(":");
  // A colour that is a custom property cannot be thinned: twind would silently ignore "/50".
  if (/^(bg|text|border|ring|fill|stroke|divide)-.*\/\d+$/.test(parts.at(-1) ?? "")) return false;
  return parts.slice(0, -1).every((variant) => VARIANTS.has(variant));
}

function colorsOf(sheets: string): Record<string, string> {
  const colors: Record<string, string> = {};
  for (const [, name] of sheets.matchAll(/--([a-z][\w-]*)\s*:\s*(?:#|rgb|hsl|oklch|color-mix|light-dark)/g)) {
    if (name !== undefined) colors[name] = `var(--${name})`;
  }
  return colors;
}
