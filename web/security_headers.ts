/**
 * The headers every page leaves with.
 *
 * Nothing inline runs or styles: an injected tag is dead text. Whoever needs an
 * exception should rather find the file or class that makes it unnecessary. `blob:`
 * is what this page made itself: the preview of a chosen picture, the voice note just
 * recorded. `data:` is for the icons in the style sheet.
 */

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "media-src 'self' blob:",
  "manifest-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

const HEADERS: [string, string][] = [
  ["content-security-policy", POLICY],
  ["x-content-type-options", "nosniff"],
  ["referrer-policy", "same-origin"],
  ["cross-origin-opener-policy", "same-origin"],
  ["cross-origin-resource-policy", "same-origin"],
  ["permissions-policy", "microphone=(self), camera=(self), geolocation=(self), payment=(), usb=()"],
  ["cache-control", "private, no-store"],
];

/** Adds the strict headers wherever the handler has not chosen its own. */
export function addSecurityHeaders(headers: Headers): void {
  for (const [name, value] of HEADERS) {
    if (!headers.has(name)) headers.set(name, value);
  }
}
