import { deepEqual } from "node:assert/strict";
import { factsOf } from "./describe_media.ts";

Deno.test("a side that no picture has is not known", () => {
  const sound = { durationMs: 1000, animated: false, audioCodec: null, channels: null, videoCodec: null };
  deepEqual(factsOf({ ...sound, width: 1e300, height: 0.2 }), { durationMs: 1000 });
  deepEqual(factsOf({ ...sound, width: 640.4, height: 480 }), { width: 640, height: 480, durationMs: 1000 });
});
