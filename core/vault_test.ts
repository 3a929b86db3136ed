import { equal, notEqual, throws } from "node:assert/strict";
import { createVault } from "./vault.ts";

Deno.test("what the vault seals, only the same key opens", () => {
  const vault = createVault("a secret key");
  const sealed = vault.seal("EAAG-token-ção");

  equal(vault.open(sealed), "EAAG-token-ção");
  equal(createVault("a secret key").open(sealed), "EAAG-token-ção");
  throws(() => createVault("another key").open(sealed), { code: "secret_unreadable" });
});

Deno.test("the same secret sealed twice looks different, and hides its text", () => {
  const vault = createVault(new Uint8Array(32));
  notEqual(vault.seal("token"), vault.seal("token"));
  equal(vault.seal("token").includes("token"), false);
});

Deno.test("a sealed secret that was tampered with is refused", () => {
  const vault = createVault("key");
  const [version, iv, tag, body] = vault.seal("token").split(".");
  throws(() => vault.open([version, iv, tag, "AA" + body?.slice(2)].join(".")), {
    code: "secret_unreadable",
  });
  throws(() => vault.open("plain text"), { code: "secret_unreadable" });
  throws(() => vault.open(""), { code: "secret_unreadable" });
});
