import { equal, notEqual } from "node:assert/strict";
import { matchKey } from "./match_key.ts";

Deno.test("two spellings of one phone have one key", () => {
  equal(matchKey("+55 11 98765-4321"), matchKey("551187654321"));
  equal(matchKey("+54 9 11 2345-6789"), matchKey("541123456789"));
  equal(matchKey("+52 1 55 1234 5678"), matchKey("525512345678"));
});

Deno.test("different phones keep different keys", () => {
  // A landline of São Paulo has eight digits and never had a ninth.
  equal(matchKey("+551132345678"), "551132345678");
  notEqual(matchKey("+5511987654321"), matchKey("+5521987654321"));
  equal(matchKey("+14155550100"), "14155550100");
  equal(matchKey("sem número"), "");
});
