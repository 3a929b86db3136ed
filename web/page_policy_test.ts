import { deepEqual, equal } from "node:assert/strict";
import { addSecurityHeaders } from "./security_headers.ts";

function policyOf(headers: Headers): Record<string, string> {
  const directives = headers.get("content-security-policy")?.split("; ") ?? [];
  return Object.fromEntries(
    directives.map((text) => [text.split(" ")[0], text.split(" ").slice(1).join(" ")]),
  );
}

Deno.test("a page may show and play what is ours or what it made itself, and nothing from elsewhere", () => {
  const headers = new Headers();
  addSecurityHeaders(headers);
  deepEqual(policyOf(headers), {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' blob: data:",
    "media-src": "'self' blob:",
    "manifest-src": "'self'",
    "worker-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
  });
});

Deno.test("a page of ours may ask for microphone, camera and place; no other site inside it may", () => {
  const headers = new Headers();
  addSecurityHeaders(headers);
  equal(
    headers.get("permissions-policy"),
    "microphone=(self), camera=(self), geolocation=(self), payment=(), usb=()",
  );
});

Deno.test("what a handler chose itself stays", () => {
  const headers = new Headers({ "content-security-policy": "sandbox" });
  addSecurityHeaders(headers);
  equal(headers.get("content-security-policy"), "sandbox");
});
