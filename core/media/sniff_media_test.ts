import { deepEqual, equal } from "node:assert/strict";
import sharp from "sharp";
import { typeOfBytes } from "./magic_bytes.ts";
import { believe, sniffMedia } from "./sniff_media.ts";

const DOWNLOAD = { mimeType: "application/octet-stream", asDeclared: false };
const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const sample = (name: string) => new URL(`testdata/${name}`, import.meta.url).pathname;

async function sniff(bytes: Uint8Array | string, declared: string) {
  const path = await Deno.makeTempFile({ prefix: "balcao-sniff-" });
  try {
    await Deno.writeFile(path, typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes);
    return await sniffMedia(path, declared);
  } finally {
    await Deno.remove(path);
  }
}

const red = sharp({ create: { width: 8, height: 8, channels: 3, background: "red" } });
const html = "<!doctype html><script>alert(1)</script>";
const svg = `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`;
const pdf = "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n";
const program = new Uint8Array([
  0x4d,
  0x5a,
  0x90,
  0,
  3,
  0,
  0,
  0,
  4,
  0,
  0,
  0,
  0xff,
  0xff,
  0,
  0,
  ...new Array(200).fill(0),
]);

Deno.test("a file that is what it says keeps its type", async () => {
  deepEqual(await sniff(await red.clone().png().toBuffer(), "image/png"), {
    mimeType: "image/png",
    asDeclared: true,
  });
  deepEqual(await sniff(pdf, "application/pdf"), { mimeType: "application/pdf", asDeclared: true });
  deepEqual(await sniff("just words", "text/plain"), { mimeType: "text/plain", asDeclared: true });
  deepEqual(await sniffMedia(sample("chrome_canvas.mp4"), "video/mp4"), {
    mimeType: "video/mp4",
    asDeclared: true,
  });
});

Deno.test("sound in a container that also holds film stays sound", async () => {
  equal(
    (await sniffMedia(sample("chrome_microphone.webm"), "audio/webm;codecs=opus")).mimeType,
    "audio/webm",
  );
  equal((await sniffMedia(sample("chrome_microphone.mp4"), "audio/mp4")).mimeType, "audio/mp4");
});

Deno.test("a page, a drawing with script or a program is a download, whatever it is declared to be", async () => {
  for (const bytes of [html, svg, program]) {
    for (const declared of ["image/png", "image/jpeg", "video/mp4", "audio/ogg", "application/pdf"]) {
      deepEqual(await sniff(bytes, declared), DOWNLOAD, declared);
    }
  }
});

Deno.test("what is declared as something with script is a download, even if it is a picture", async () => {
  const png = await red.clone().png().toBuffer();
  for (
    const declared of ["text/html", "image/svg+xml", "application/xhtml+xml", "text/xml", "text/javascript"]
  ) {
    deepEqual(await sniff(png, declared), DOWNLOAD, declared);
  }
});

Deno.test("a picture declared as another kind of picture is the one it is", async () => {
  const webp = await red.clone().webp().toBuffer();
  deepEqual(await sniff(webp, "image/jpeg"), { mimeType: "image/webp", asDeclared: false });
});

Deno.test("a file of no declared type is known by its bytes", async () => {
  equal((await sniff(pdf, "application/octet-stream")).mimeType, "application/pdf");
  equal((await sniff(await red.clone().jpeg().toBuffer(), "")).mimeType, "image/jpeg");
  deepEqual(await sniff(program, ""), DOWNLOAD);
});

Deno.test("every format that may be shown is known by its first bytes", () => {
  const heads: [string, string][] = [
    ["image/gif", "GIF89a"],
    ["image/heic", "\0\0\0\x18ftypheic"],
    ["audio/mp4", "\0\0\0\x1cftypM4A "],
    ["video/3gpp", "\0\0\0\x18ftyp3gp4"],
    ["audio/amr", "#!AMR\n"],
    ["audio/mpeg", "ID3\x04"],
    ["audio/mpeg", "\xff\xfb\x90\x64"],
    ["audio/aac", "\xff\xf1\x50\x80"],
    ["application/zip", "PK\x03\x04"],
    ["text/html", "\xef\xbb\xbf \n<!DOCTYPE html>"],
    ["text/html", "\xff\xfe<\0h\0t\0m\0l\0"],
  ];
  for (const [type, head] of heads) {
    equal(typeOfBytes(Uint8Array.from(head, (letter) => letter.charCodeAt(0))), type);
  }
  equal(typeOfBytes(new Uint8Array()), null);
  equal(typeOfBytes(new Uint8Array([0xff, 0xff, 0xff, 0xff])), null);
});

Deno.test("documents are believed within reason", () => {
  equal(believe(DOCX, "application/zip"), DOCX);
  equal(believe(DOCX, DOCX), DOCX);
  equal(believe("application/msword", "application/x-cfb"), "application/msword");
  equal(believe("application/zip", "application/zip"), "application/zip");
  equal(believe("text/csv", null), "text/csv");
  equal(believe("text/plain", "text/html"), "text/plain");
  equal(believe("text/plain", "application/x-msdownload"), "application/octet-stream");
  equal(believe("application/msword", "application/pdf"), "application/pdf");
  equal(believe(DOCX, "application/x-msdownload"), "application/octet-stream");
});
