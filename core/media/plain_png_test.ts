import { equal } from "node:assert/strict";
import { loadSharp } from "./load_sharp.ts";
import { plainPng } from "./plain_png.ts";

async function aPng(kind: "palette" | "grey" | "plain"): Promise<string> {
  const sharp = await loadSharp();
  if (sharp === null) throw new Error("this machine has no sharp");
  const picture = sharp({ create: { width: 8, height: 8, channels: 3, background: "#08f" } });
  if (kind === "grey") picture.toColourspace("b-w");
  const path = await Deno.makeTempFile({ suffix: ".png" });
  await Deno.writeFile(path, await picture.png({ palette: kind === "palette" }).toBuffer());
  return path;
}

for (const kind of ["palette", "grey"] as const) {
  Deno.test(`a ${kind} PNG is written anew as RGB of eight bits: WhatsApp shows no other`, async () => {
    const path = await aPng(kind);
    equal((await Deno.readFile(path))[25] === 2, false);
    const written = await plainPng(path);
    await Deno.remove(path);
    equal(written?.[24], 8);
    equal(written?.[25], 2);
  });
}

Deno.test("a PNG that WhatsApp shows stays byte for byte", async () => {
  const path = await aPng("plain");
  equal(await plainPng(path), null);
  await Deno.remove(path);
});
