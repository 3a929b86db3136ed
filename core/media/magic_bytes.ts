/**
 * The first bytes by which a file betrays what it is, for the formats that people
 * send one another. Pure.
 *
 * Only a handful of formats matter here: those that may be shown in place must be
 * known for certain, programs and archives must not pass for them, and everything
 * else is a download anyway. So an unknown beginning is simply null.
 */

const at = (text: string, offset = 0) => ({ offset, bytes: [...text].map((letter) => letter.charCodeAt(0)) });
type Mark = ReturnType<typeof at>;

/** Longer marks stand before shorter ones that begin alike. */
const MARKS: readonly [string, ...Mark[]][] = [
  ["image/jpeg", at("\xff\xd8\xff")],
  ["image/png", at("\x89PNG\r\n\x1a\n")],
  ["image/gif", at("GIF87a")],
  ["image/gif", at("GIF89a")],
  ["image/webp", at("RIFF"), at("WEBP", 8)],
  ["audio/wav", at("RIFF"), at("WAVE", 8)],
  ["image/heic", at("ftyphei", 4)],
  ["image/heic", at("ftypmif1", 4)],
  ["image/avif", at("ftypavi", 4)],
  ["audio/mp4", at("ftypM4A", 4)],
  ["video/3gpp", at("ftyp3g", 4)],
  ["video/quicktime", at("ftypqt", 4)],
  ["video/mp4", at("ftyp", 4)],
  ["audio/ogg", at("OggS")],
  ["video/webm", at("\x1aE\xdf\xa3")],
  ["audio/amr", at("#!AMR")],
  ["audio/mpeg", at("ID3")],
  ["application/pdf", at("%PDF-")],
  ["application/zip", at("PK\x03\x04")],
  ["application/zip", at("PK\x05\x06")],
  ["application/x-cfb", at("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")],
  ["application/rtf", at("{\\rtf")],
  ["application/x-msdownload", at("MZ")],
  ["application/x-elf", at("\x7fELF")],
  ["application/x-mach-binary", at("\xcf\xfa\xed\xfe")],
  ["application/x-mach-binary", at("\xca\xfe\xba\xbe")],
  ["application/x-sh", at("#!/")],
];

/** How many bytes are enough to tell. */
export const ENOUGH_BYTES = 1024;

/** The type that the beginning of a file speaks for; null: of none that is known. */
export function typeOfBytes(head: Uint8Array): string | null {
  for (const [type, ...marks] of MARKS) {
    if (marks.every(({ offset, bytes }) => bytes.every((byte, i) => head[offset + i] === byte))) return type;
  }
  return frameType(head) ?? (isMarkup(head) ? "text/html" : null);
}

/** Sound without a container: each frame begins with eleven or twelve bits set (ISO 11172-3, 13818-7). */
function frameType([first = 0, second = 0, third = 0xff]: Uint8Array): string | null {
  if (first !== 0xff) return null;
  if ((second & 0xf6) === 0xf0) return "audio/aac";
  const [layer, rate] = [second & 0b110, third & 0b1100];
  const [version, bits] = [second & 0b11000, third >> 4];
  return (second & 0xe0) === 0xe0 && layer !== 0 && version !== 0b01000 && rate !== 0b1100 && bits !== 15
    ? "audio/mpeg"
    : null;
}

/** Whether it begins like a page, a drawing or another text with tags; browsers look past spaces and marks. */
function isMarkup(head: Uint8Array): boolean {
  const text = new TextDecoder("latin1").decode(head).replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, "")
    .replaceAll("\0", "");
  return /^\s*<[a-z!?/]/i.test(text);
}
