/** A contact's picture as browsers ask for it. */

import { equal, match } from "node:assert/strict";
import sharp from "sharp";
import { savePicture } from "../core/contacts/mod.ts";
import { storePicture } from "../core/media/mod.ts";
import { anAgent, aTicket } from "../testing/builders.ts";
import { openTestCore } from "../testing/test_core.ts";
import { openTestMedia } from "../testing/test_media.ts";
import { openSite } from "../testing/test_site.ts";

Deno.test("a picture is a small square that rows show over the letters, for whoever sees the customer", async () => {
  await using core = await openTestCore();
  await using media = await openTestMedia();
  const path = await Deno.makeTempFile({ suffix: ".png" });
  await sharp({ create: { width: 900, height: 300, channels: 3, background: "#27d" } }).png().toFile(path);
  const viewer = await anAgent(core);
  const { contact } = await aTicket(core);
  const site = openSite(core, undefined, media);
  await site.signInAs(viewer);
  const address = `/contacts/${contact.id}/picture`;
  equal((await site.get(address)).status, 404);

  const { sha256 } = await storePicture(media, { path, mimeType: "image/jpeg" });
  await savePicture(core, { contactId: contact.id, sha256, viewer });

  const html = await (await site.get("/tickets?tab=waiting")).text();
  const shown = `${address}?v=${sha256.slice(0, 12)}`;
  match(html, new RegExp(`<img src="${shown.replace("?", "\\?")}" alt(="")? loading="lazy"`));
  const reply = await site.get(shown);
  match(reply.headers.get("cache-control") ?? "", /immutable/);
  const { width, height, format } = await sharp(await reply.arrayBuffer()).metadata();
  equal(`${width} ${height} ${format}`, "256 256 webp");
  match((await site.get(address)).headers.get("cache-control") ?? "", /no-cache/);

  await site.signInAs(await anAgent(core, { seeUnassigned: false }));
  equal((await site.get(shown)).status, 404);
  await Deno.remove(path);
});

Deno.test("what is no picture becomes nobody's face", async () => {
  await using media = await openTestMedia();
  const path = await Deno.makeTempFile();
  for (const text of ["<svg xmlns='http://www.w3.org/2000/svg'/>", "GIF89a", ""]) {
    await Deno.writeTextFile(path, text);
    const code = await storePicture(media, { path, mimeType: "image/png" }).catch((error) => error.code);
    equal(code, "picture_type_unsupported", text);
  }
  await Deno.truncate(path, 6 * 1024 * 1024);
  equal(await storePicture(media, { path, mimeType: "image/png" }).catch((e) => e.code), "picture_too_large");
  await Deno.remove(path);
});
