/**
 * Text as it is stored and sent: forms send CRLF, and what no database and no
 * phone can hold (NUL, half a surrogate pair) would come back another text than
 * went in.
 */

/** The text with LF line ends and nothing that cannot be stored. */
export function plainText(text: string): string {
  return text.replaceAll("\r\n", "\n").replaceAll("\0", "").toWellFormed();
}
