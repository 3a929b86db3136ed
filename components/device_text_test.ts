import { equal } from "node:assert/strict";
import { TEXTS } from "../locales/mod.ts";
import { deviceText } from "./device_text.ts";
import { createReader } from "./reader.ts";

const reader = createReader({ texts: TEXTS["pt-BR"], locale: "pt-BR", timeZone: "UTC", csrf: "" });
const said = (userAgent: string) => deviceText(reader, userAgent);

Deno.test("a person recognises their devices by browser and system", () => {
  const chrome = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36";
  equal(said(`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome}`), "Chrome no Windows");
  equal(said(`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Edg/130.0`), "Edge no Windows");
  equal(said(`Mozilla/5.0 (Linux; Android 14; SM-A155) ${chrome} Mobile`), "Chrome no Android");
  equal(
    said("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Mobile/15E148 Safari/604.1"),
    "Safari no iPhone",
  );
  equal(said("Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0"), "Firefox no Linux");
});

Deno.test("what says nothing known is a browser, whatever it says", () => {
  equal(said(""), "Um navegador");
  equal(said("<script>alert(1)</script>"), "Um navegador");
});
