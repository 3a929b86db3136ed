/**
 * Whether an MP4 (or 3GP, MOV) claims no more pictures and sounds than it can have.
 *
 * The danger is a table that says "four thousand million samples, all alike" in eight
 * bytes: whoever unfolds it runs out of memory, and with the process everybody's inbox
 * is gone, and again after each start, for the file waits to be measured. So what the
 * tables claim is added up before anything reads them. Tables are looked for everywhere
 * outside of the sound and pictures themselves, not only where they belong.
 */

import { Buffer } from "node:buffer";
import { type FileHandle, open } from "node:fs/promises";

/** Two hours of film and three of sound have less. */
const MOST_SAMPLES = 500_000;
/** Bytes of the tables of so many samples, and of whatever else stands around them. */
const MOST_BYTES = 16 * 1024 * 1024;
/** More boxes side by side than a film in pieces of a second needs. */
const MOST_BOXES = 20_000;
/** The sound and the pictures themselves, and gaps. */
const CONTENT = new Set(["mdat", "free", "skip", "wide"]);

/** Whether the file may be read; one that consists of no boxes at all may. */
export async function isHonestMp4(path: string): Promise<boolean> {
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    return await addsUp(file, size);
  } finally {
    await file.close();
  }
}

async function addsUp(file: FileHandle, size: number): Promise<boolean> {
  let samples = 0;
  let bytes = 0;
  let at = 0;
  for (let boxes = 0; at + 8 <= size; boxes++) {
    const { name, length } = await headOf(file, at, size);
    // No box: whoever reads boxes stops here, and whoever does not was never in danger.
    if (!/^[\x20-\x7e\xa9]{4}$/.test(name) || length < 8) return true;
    if (boxes >= MOST_BOXES) return false;
    if (!CONTENT.has(name)) {
      const inside = Math.min(length, size - at);
      bytes += inside;
      if (bytes > MOST_BYTES) return false;
      const box = Buffer.allocUnsafe(inside);
      const { bytesRead } = await file.read(box, 0, inside, at);
      samples += claimedSamples(box.subarray(0, bytesRead));
      if (samples > MOST_SAMPLES) return false;
    }
    at += length;
  }
  return true;
}

async function headOf(file: FileHandle, at: number, size: number): Promise<{ name: string; length: number }> {
  const head = Buffer.alloc(16);
  await file.read(head, 0, 16, at);
  const short = head.readUInt32BE(0);
  const long = short === 1 ? Number(head.readBigUInt64BE(8)) : short;
  return { name: head.toString("latin1", 4, 8), length: short === 0 ? size - at : long };
}

/** Where a table of that name says how many samples it has: after its own head. */
const TABLES: Readonly<Record<string, (table: Buffer) => number>> = {
  stts: (table) => sumOfRuns(table),
  ctts: (table) => sumOfRuns(table),
  stsz: (table) => numberAt(table, 8),
  stz2: (table) => numberAt(table, 8),
  trun: (table) => numberAt(table, 4),
};

/** The most that any kind of table claims, all of that kind together (pure). */
export function claimedSamples(box: Buffer): number {
  const claims = Object.entries(TABLES).map(([name, count]) => {
    let sum = 0;
    for (let at = box.indexOf(name); at >= 0; at = box.indexOf(name, at + 4)) {
      sum += count(box.subarray(at + 4));
      if (sum > MOST_SAMPLES) break;
    }
    return sum;
  });
  return Math.max(...claims);
}

function sumOfRuns(table: Buffer): number {
  const runs = Math.min(numberAt(table, 4), Math.floor((table.length - 8) / 8));
  let sum = 0;
  for (let run = 0; run < runs && sum <= MOST_SAMPLES; run++) sum += numberAt(table, 8 + run * 8);
  return sum;
}

const numberAt = (table: Buffer, at: number) => at + 4 <= table.length ? table.readUInt32BE(at) : 0;
