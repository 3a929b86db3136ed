import { equal, match, notEqual, ok, throws } from "node:assert/strict";
import { HASH_COST, hashPassword, needsRehash, requireStrongPassword, verifyPassword } from "./password.ts";

const CHEAP = { n: 1024, r: 8, p: 1 };

Deno.test("a password opens its own hash and no other password does", async () => {
  const hash = await hashPassword("balcão de 1989", CHEAP);

  ok(await verifyPassword("balcão de 1989", hash));
  equal(await verifyPassword("balcao de 1989", hash), false);
  equal(await verifyPassword("", hash), false);
});

Deno.test("one password typed with composed or decomposed accents is one password", async () => {
  const hash = await hashPassword("balcão de 1989".normalize("NFD"), CHEAP);

  ok(await verifyPassword("balcão de 1989".normalize("NFC"), hash));
});

Deno.test("two people with one password have different hashes, which say what they cost", async () => {
  const [one, other] = await Promise.all([
    hashPassword("same password", CHEAP),
    hashPassword("same password", CHEAP),
  ]);

  notEqual(one, other);
  match(one, /^scrypt\$1024\$8\$1\$[\w-]{22}\$[\w-]{43}$/);
});

Deno.test("a hash of an older cost still opens and asks to be renewed", async () => {
  const old = await hashPassword("long enough", CHEAP);
  const current = await hashPassword("long enough", HASH_COST);

  ok(await verifyPassword("long enough", old));
  ok(needsRehash(old));
  equal(needsRehash(current), false);
});

Deno.test("nobody's password is always wrong and costs a real hash's work", async () => {
  const hash = await hashPassword("long enough");
  const timed = async (against: string | null) => {
    const from = performance.now();
    equal(await verifyPassword("something else", against), false);
    return performance.now() - from;
  };
  const known = Math.min(await timed(hash), await timed(hash));
  const unknown = Math.min(await timed(null), await timed(null));

  ok(unknown > known / 3, `unknown took ${unknown} ms, known ${known} ms`);
});

Deno.test("short, endless and monotonous passwords are refused", () => {
  for (const weak of ["", "123456789", "aaaaaaaaaaaaaaa", "abcabcabcabc", "x1y2".repeat(51)]) {
    throws(() => requireStrongPassword(weak), { code: "password_weak" });
  }
  requireStrongPassword("correct horse");
});
