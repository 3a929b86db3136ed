import type { InputAudioTrack } from "mediabunny";
import { type OpusHead, readOpusHead } from "./opus_packet.ts";

/** A track of Opus that can be decoded here. */
export interface OpusTrack {
  readonly track: InputAudioTrack;
  readonly head: OpusHead;
}

/** The track with its header; null if it is none, no Opus, or has more than two channels. */
export async function openOpus(track: InputAudioTrack | null): Promise<OpusTrack | null> {
  if (track === null || await track.getCodec() !== "opus") return null;
  const head = readOpusHead(bytesOf((await track.getDecoderConfig())?.description));
  return head.channels > 2 || head.family !== 0 ? null : { track, head };
}

function bytesOf(buffer: AllowSharedBufferSource | undefined): Uint8Array | null {
  if (buffer === undefined) return null;
  return ArrayBuffer.isView(buffer)
    ? new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength)
    : new Uint8Array(buffer);
}
