import { equal } from "node:assert/strict";
import { endingOf, safeFilename } from "./safe_filename.ts";

const PDF = "application/pdf";

Deno.test("an honest name stays as it was given, in any script", () => {
  for (const name of ["Orçamento nº 12.pdf", "報告書.PDF", "عقد.pdf", "a-b_c (1).pdf", "v1.2.pdf"]) {
    equal(safeFilename(name, PDF), name);
  }
});

Deno.test("a name is never a path", () => {
  equal(safeFilename("../../etc/passwd.pdf", PDF), "passwd.pdf");
  equal(safeFilename("C:\\Users\\me\\x.pdf", PDF), "x.pdf");
  equal(safeFilename("..", PDF), "file.pdf");
  equal(safeFilename("a/", PDF), "file.pdf");
});

Deno.test("marks that turn the writing around, controls and line ends are gone", () => {
  equal(safeFilename("fatura\u202efdp.exe", PDF), "faturafdp.exe.pdf");
  equal(safeFilename("a\r\nSet-Cookie: x\0.pdf", PDF), "aSet-Cookie_ x.pdf");
  equal(safeFilename("a\u2066b\u200b.p\u200fdf", PDF), "ab.pdf");
  equal(safeFilename("lone \ud800.pdf", PDF), "lone \ufffd.pdf");
});

Deno.test("the ending fits what the file is, whatever the name says", () => {
  equal(safeFilename("photo.exe", "image/jpeg"), "photo.exe.jpg");
  equal(safeFilename("photo.JPEG", "image/jpeg"), "photo.JPEG");
  equal(safeFilename("contract", PDF), "contract.pdf");
  equal(safeFilename("Contract 1.2", PDF), "Contract 1.2.pdf");
  equal(safeFilename("voice", "audio/ogg; codecs=opus"), "voice.ogg");
  equal(safeFilename(".pdf", PDF), "pdf.pdf");
});

Deno.test("of a type nobody knows the name keeps its ending", () => {
  equal(safeFilename("drawing.dwg", "application/octet-stream"), "drawing.dwg");
  equal(safeFilename("thing", "application/octet-stream"), "thing.bin");
  equal(safeFilename(null, "constructor"), "file.bin");
  equal(endingOf("toString/x"), "bin");
});

Deno.test("devices of Windows and its forbidden letters are no names", () => {
  equal(safeFilename("CON.pdf", PDF), "_CON.pdf");
  equal(safeFilename("nul.tar.pdf", PDF), "_nul.tar.pdf");
  equal(safeFilename("com1", PDF), "_com1.pdf");
  equal(safeFilename('a<b>:"c|d?*.pdf', PDF), "a_b___c_d__.pdf");
  equal(safeFilename("end. . .", PDF), "end.pdf");
});

Deno.test("a name is at most 120 characters long and keeps its ending; no letter is cut in two", () => {
  const long = safeFilename(`${"😀".repeat(300)}.pdf`, PDF);
  equal([...long].length <= 120, true);
  equal(long.endsWith("😀.pdf"), true);
  equal(long.isWellFormed(), true);
});
