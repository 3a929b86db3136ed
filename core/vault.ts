/**
 * Keeps what must not lie in the database in the clear: access tokens, app
 * secrets, verify tokens. AES-256-GCM under SECRET_KEY.
 *
 * The danger: a lost key is a lost secret, and a changed one opens nothing. The
 * refusal says so instead of pretending that the token is wrong.
 */

import { Buffer } from "node:buffer";
import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import type { Vault } from "./core.ts";
import { unavailable } from "./errors.ts";

const VERSION = "v1";

/** A vault under that key (any bytes; hashed to 256 bits). `open` throws `secret_unreadable`. */
export function createVault(secretKey: Uint8Array | string): Vault {
  const key = createHash("sha256").update("balcao vault").update(secretKey).digest();
  return {
    seal(text) {
      const iv = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", key, iv);
      const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return [
        VERSION,
        iv.toString("base64url"),
        cipher.getAuthTag().toString("base64url"),
        sealed.toString("base64url"),
      ].join(".");
    },
    open(sealed) {
      try {
        const [version, iv, tag, body] = sealed.split(".");
        if (version !== VERSION || !iv || !tag || body === undefined) {
          throw new Error("not sealed by this vault");
        }
        const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(iv, "base64url"));
        decipher.setAuthTag(Buffer.from(tag, "base64url"));
        return Buffer.concat([decipher.update(Buffer.from(body, "base64url")), decipher.final()]).toString(
          "utf8",
        );
      } catch (cause) {
        // The cipher's own words help nobody: what happened is that the key is another one.
        throw unavailable(
          "secret_unreadable",
          "A stored secret can't be opened: SECRET_KEY has changed",
          {},
          cause,
        );
      }
    },
  };
}
