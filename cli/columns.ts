/**
 * Lists for people and programs alike: one thing a line, a tab between columns.
 *
 * The danger is text that strangers chose (a browser names itself): control
 * characters in it could rewrite the terminal of whoever looks.
 */

/** One line of a list. */
export function columns(...texts: readonly string[]): string {
  return texts.map((text) => text.replaceAll(/\p{Cc}/gu, " ")).join("\t");
}

/** A moment as it is shown: UTC, to the second. */
export function moment(at: number): string {
  return new Date(at).toISOString().replace(/\.\d+Z$/, "Z");
}
