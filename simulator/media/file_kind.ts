/**
 * What a file really is, by its first bytes: a name and a declared type are only
 * what somebody said about it.
 */

const ascii = (bytes: Uint8Array, from: number, to: number) =>
  String.fromCharCode(...bytes.subarray(from, Math.min(to, bytes.length)));

const starts = (bytes: Uint8Array, ...head: number[]) => head.every((byte, index) => bytes[index] === byte);

/** The kinds that can be told apart, as MIME types; null: none of them. */
export function fileKind(bytes: Uint8Array): string | null {
  if (starts(bytes, 0xff, 0xd8, 0xff)) return "image/jpeg";
  if (starts(bytes, 0x89, 0x50, 0x4e, 0x47)) return "image/png";
  if (ascii(bytes, 0, 4) === "RIFF" && ascii(bytes, 8, 12) === "WEBP") return "image/webp";
  if (ascii(bytes, 0, 4) === "GIF8") return "image/gif";
  if (ascii(bytes, 0, 4) === "OggS") return "audio/ogg";
  if (starts(bytes, 0x1a, 0x45, 0xdf, 0xa3)) return "video/webm";
  if (ascii(bytes, 4, 8) === "ftyp") return isoKind(ascii(bytes, 8, 12));
  if (ascii(bytes, 0, 5) === "#!AMR") return "audio/amr";
  if (ascii(bytes, 0, 3) === "ID3") return "audio/mpeg";
  if (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xf6) === 0xf0) return "audio/aac";
  if (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0) return "audio/mpeg";
  if (ascii(bytes, 0, 5) === "%PDF-") return "application/pdf";
  if (starts(bytes, 0x50, 0x4b, 0x03, 0x04)) return "application/zip";
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return "application/x-ole-storage";
  return null;
}

function isoKind(brand: string): string {
  if (brand.startsWith("3g")) return "video/3gpp";
  return brand.startsWith("M4A") || brand.startsWith("M4B") ? "audio/mp4" : "video/mp4";
}

const office = /^application\/vnd\.openxmlformats-officedocument\./;
const oldOffice = ["application/msword", "application/vnd.ms-excel", "application/vnd.ms-powerpoint"];

/** Whether a file of this kind may call itself `declared`. */
export function isKind(declared: string, kind: string | null): boolean {
  if (declared === "text/plain") return kind === null;
  if (office.test(declared)) return kind === "application/zip";
  if (oldOffice.includes(declared)) return kind === "application/x-ole-storage" || kind === "application/zip";
  // An MP4 of sound alone often carries a brand of videos.
  if (declared === "audio/mp4") return kind === "audio/mp4" || kind === "video/mp4";
  if (declared === "video/3gpp") return kind === "video/3gpp" || kind === "video/mp4";
  return declared === kind;
}

/** How many channels an Ogg/Opus file has; null: it is not Opus. */
export function opusChannels(bytes: Uint8Array): number | null {
  const at = ascii(bytes, 0, 300).indexOf("OpusHead");
  return at < 0 ? null : bytes[at + 9] ?? null;
}

/** Whether a PNG has eight bits a channel, in RGB or RGBA: all that WhatsApp shows. */
export function isPlainPng(bytes: Uint8Array): boolean {
  return bytes[24] === 8 && (bytes[25] === 2 || bytes[25] === 6);
}

/** Size and movement of a WebP; null where it is cut short. */
export function webpShape(bytes: Uint8Array): { width: number; height: number; animated: boolean } | null {
  if (bytes.length < 30) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kind = ascii(bytes, 12, 16);
  if (kind === "VP8X") {
    const three = (at: number) => view.getUint16(at, true) + (view.getUint8(at + 2) << 16) + 1;
    return { width: three(24), height: three(27), animated: (view.getUint8(20) & 0x02) !== 0 };
  }
  if (kind === "VP8L") {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1, animated: false };
  }
  return {
    width: view.getUint16(26, true) & 0x3fff,
    height: view.getUint16(28, true) & 0x3fff,
    animated: false,
  };
}
