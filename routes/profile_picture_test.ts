/** One's own picture: given by a plain form, seen by colleagues, taken away again. */

import { equal, match, ok } from "node:assert/strict";
import sharp from "sharp";
import { findUserPicture } from "../core/users/mod.ts";
import { anAgent } from "../testing/builders.ts";
import { openTestCore } from "../testing/test_core.ts";
import { openTestMedia } from "../testing/test_media.ts";
import { openSite } from "../testing/test_site.ts";

const form = (csrf: string, file: Blob) => {
  const fields = new FormData();
  fields.set("_csrf", csrf);
  fields.set("_form", "picture");
  fields.set("picture", file, "eu.png");
  return fields;
};

Deno.test("whoever gives themselves a picture sees it in the menu, and colleagues see it in their list", async () => {
  await using core = await openTestCore();
  await using media = await openTestMedia();
  const ana = await anAgent(core, { name: "Ana" });
  const site = openSite(core, undefined, media);
  await site.signInAs(ana);
  const csrf = /data-csrf="([^"]+)"/.exec(await (await site.get("/profile")).text())?.[1] ?? "";
  const png = await sharp({ create: { width: 90, height: 30, channels: 3, background: "#27d" } }).png()
    .toBuffer();

  const refused = await site.upload("/profile/picture", form(csrf, new Blob(["no picture"])));
  equal(refused.status, 422);
  match(await refused.text(), /Escolha uma foto em JPEG/);
  const saved = await site.upload("/profile/picture", form(csrf, new Blob([new Uint8Array(png)])));
  equal(saved.headers.get("location"), "/profile?saved=own_picture");

  const sha256 = await findUserPicture(core.db, ana.id) ?? "";
  const address = `/users/${ana.id}/picture?v=${sha256.slice(0, 12)}`;
  for (const path of ["/profile?saved=own_picture", "/more", "/tickets"]) {
    ok((await (await site.get(path)).text()).includes(`src="${address}"`), path);
  }
  const reply = await site.get(address);
  match(reply.headers.get("cache-control") ?? "", /immutable/);
  equal((await sharp(await reply.arrayBuffer()).metadata()).width, 256);

  const boss = openSite(core, undefined, media);
  await boss.signInAs(await anAgent(core, { role: "admin" }));
  ok((await (await boss.get("/settings/users")).text()).includes(`src="${address}"`));
  equal((await boss.get(address)).status, 200);
  ok((await openSite(core, undefined, media).get(address)).status >= 300, "strangers see no face");

  const gone = await site.submit("/profile/picture", { _csrf: csrf, _form: "picture", _method: "DELETE" });
  equal(gone.headers.get("location"), "/profile?saved=own_picture_removed");
  equal((await site.get(address)).status, 404);
});
