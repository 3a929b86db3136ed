import { createEncoder, getPacketInfo } from "libopus-wasm";
import { deepEqual, equal } from "node:assert/strict";
import { isStereo, monoHead, readOpusHead, samplesIn } from "./opus_packet.ts";

Deno.test("of each packet, length and channels are read as the codec itself reads them", async () => {
  for (const channels of [1, 2] as const) {
    for (const frameSize of [120, 240, 480, 960, 1920, 2880]) {
      using encoder = await createEncoder({ channels, frameSize, bitrate: 64_000 });
      const packet = encoder.encode(new Int16Array(frameSize * channels).map((_, at) => (at * 7919) % 9000));
      const info = await getPacketInfo(packet, { sampleRate: 48_000 });
      equal(samplesIn(packet), info.samples);
      equal(isStereo(packet), info.channels === 2);
    }
  }
});

Deno.test("several frames in one packet count together; a broken packet counts nothing", () => {
  const [silk60, celt20] = [3 << 3, 31 << 3];
  equal(samplesIn(new Uint8Array([silk60])), 2880);
  equal(samplesIn(new Uint8Array([celt20 | 1, 0, 0])), 1920);
  equal(samplesIn(new Uint8Array([celt20 | 3, 6, 0])), 5760);
  equal(samplesIn(new Uint8Array([celt20 | 3, 7, 0])), 0);
  equal(samplesIn(new Uint8Array()), 0);
});

Deno.test("the header we write is read again, and so is MP4's, which counts the other way around", () => {
  deepEqual(readOpusHead(monoHead(312, 44_100)), { channels: 1, preSkip: 312, family: 0 });
  deepEqual(readOpusHead(new Uint8Array([0, 2, 0x01, 0x38, 0, 0, 0xbb, 0x80, 0, 0, 0])), {
    channels: 2,
    preSkip: 312,
    family: 0,
  });
  deepEqual(readOpusHead(null), { channels: 2, preSkip: 312, family: 0 });
});
