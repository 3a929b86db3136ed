import { deepEqual, equal } from "node:assert/strict";
import { createLog } from "./log.ts";

const lines = () => {
  const written: Record<string, unknown>[] = [];
  return { written, write: (line: string) => void written.push(JSON.parse(line)) };
};

Deno.test("a line says when, how loud, what, and its fields", () => {
  const { written, write } = lines();
  createLog("info", write).with({ request: "r1" }).warn("send.refused", { code: 131047 });
  const { at, ...line } = written[0] ?? {};
  equal(Number.isNaN(Date.parse(String(at))), false);
  deepEqual(line, { level: "warn", event: "send.refused", request: "r1", code: 131047 });
});

Deno.test("secrets are masked at any depth, by the name of their field", () => {
  const { written, write } = lines();
  createLog("debug", write).info("x", {
    access_token: "EAAG",
    deep: [{ headers: { Authorization: "Bearer EAAG", cookie: "s" } }],
  });
  equal(JSON.stringify(written).includes("EAAG"), false);
});

Deno.test("what is quieter than the level is not written", () => {
  const { written, write } = lines();
  const log = createLog("warn", write);
  log.debug("a");
  log.info("b");
  log.error("c", { error: new Error("boom") });
  deepEqual(written.map((line) => line["event"]), ["c"]);
});
