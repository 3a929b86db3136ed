/**
 * The headers every page leaves with.
 *
 * Nothing inline runs or styles: an injected tag is dead text. Whoever needs an
 * exception should rather find the file or class that makes it unnecessary. They
 * are not compressed: what nothing uses yet (media, a manifest) stays forbidden.
 */

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
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
  ["permissions-policy", "camera=(), geolocation=(), payment=(), usb=()"],
  ["cache-control", "private, no-store"],
];

/** Adds the strict headers wherever the handler has not chosen its own. */
export function addSecurityHeaders(headers: Headers): void {
  for (const [name, value] of HEADERS) {
    if (!headers.has(name)) headers.set(name, value);
  }
}
