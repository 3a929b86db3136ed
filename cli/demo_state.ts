/** What the demo remembers between two runs: its ports and the secrets both sides share. */

import { randomBytes } from "node:crypto";
import { createServer } from "node:net";
import type { DemoNumber } from "./demo_people.ts";

/** Kept in `demo.json` of the demo's data folder. */
export interface DemoState {
  readonly number: DemoNumber;
  /** Whether this run made it: nothing has happened in this demo yet. */
  readonly fresh: boolean;
}

/** The state of the demo in that folder, made if there is none. */
export async function readDemoState(dataDir: string): Promise<DemoState> {
  const path = `${dataDir}/demo.json`;
  try {
    const kept: Partial<DemoNumber> = JSON.parse(await Deno.readTextFile(path));
    const { phoneNumberId, wabaId, accessToken, appSecret, verifyToken } = kept;
    if (phoneNumberId && wabaId && accessToken && appSecret && verifyToken) {
      return { number: { phoneNumberId, wabaId, accessToken, appSecret, verifyToken }, fresh: false };
    }
  } catch (error) { // no demo yet; a damaged file is not mended by guessing
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
  const secret = (bytes: number) => randomBytes(bytes).toString("hex");
  const number = {
    phoneNumberId: "106540352242922",
    wabaId: "102290129340398",
    accessToken: `EAADEMO${secret(24)}`,
    appSecret: secret(16),
    verifyToken: secret(8),
  };
  await Deno.writeTextFile(path, JSON.stringify(number, null, 2) + "\n", { mode: 0o600 });
  return { number, fresh: true };
}

/** The wanted port, or the next one that is free on that host. */
export async function freePort(host: string, wanted: number): Promise<number> {
  for (let port = wanted; port < wanted + 50; port++) if (await isFree(host, port)) return port;
  throw new Error(`no free port from ${wanted} to ${wanted + 49}`);
}

function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}
