import { deepEqual } from "node:assert/strict";
import sharp from "sharp";
import { SERVE_PERMISSIONS } from "../../cli/permissions.ts";

Deno.test("a server with no more permissions than it is given can read pictures and recordings", async () => {
  const picture = await Deno.makeTempFile({ suffix: ".png" });
  await sharp({ create: { width: 500, height: 9, channels: 3, background: "red" } }).png().toFile(picture);
  const testdata = new URL("testdata/", import.meta.url).pathname;

  const { stdout } = await new Deno.Command(Deno.execPath(), {
    cwd: new URL("../..", import.meta.url).pathname,
    args: [
      ...["run", "--quiet", "--no-check", "--no-prompt", ...SERVE_PERMISSIONS],
      ...[`${testdata}read_media.ts`, `${testdata}chrome_stereo.webm`, picture],
    ],
    stderr: "inherit",
  }).output();
  await Deno.remove(picture);

  deepEqual(JSON.parse(new TextDecoder().decode(stdout)), {
    heard: true,
    mimeType: "image/png",
    width: 500,
    thumbnail: 360,
  });
});
