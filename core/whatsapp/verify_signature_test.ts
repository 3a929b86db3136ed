import { equal } from "node:assert/strict";
import { createHmac } from "node:crypto";
import { verifySignature } from "./verify_signature.ts";

const body = new TextEncoder().encode('{"object":"whatsapp_business_account","text":"ação"}');
const signed = (secret: string, bytes = body) =>
  `sha256=${createHmac("sha256", secret).update(bytes).digest("hex")}`;

Deno.test("a body signed with one of our apps' secrets is Meta's", () => {
  equal(verifySignature(body, signed("app one"), ["app one"]), true);
  equal(verifySignature(body, signed("app two"), ["app one", "app two"]), true);
  equal(verifySignature(body, `sha256=${signed("app one").slice(7).toUpperCase()}`, ["app one"]), true);
});

Deno.test("any other signature is refused, whatever is wrong with it", () => {
  const good = signed("app one");
  const refused: (string | null | undefined)[] = [
    null,
    undefined,
    "",
    "sha256=",
    good.slice(0, -1),
    good + "0",
    good.replace("sha256", "sha1  "),
    good.slice(7),
    `sha256=${"zz".repeat(32)}`,
    signed("somebody else's secret"),
    signed("app one", new TextEncoder().encode("{}")),
  ];
  for (const header of refused) equal(verifySignature(body, header, ["app one"]), false, String(header));
});

Deno.test("without a secret nothing is believed", () => {
  equal(verifySignature(body, signed("app one"), []), false);
  const unkeyed = createHmac("sha256", "").update(body).digest("hex");
  equal(verifySignature(body, `sha256=${unkeyed}`, [""]), false);
});
