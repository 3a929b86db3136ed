import { equal, ok } from "node:assert/strict";
import { anAgent, aTicket } from "../../testing/builders.ts";
import { aMediaMessage } from "../../testing/media_message.ts";
import { openTestCore } from "../../testing/test_core.ts";
import { openTestMedia } from "../../testing/test_media.ts";
import { savePicture } from "../contacts/mod.ts";
import { saveOwnPicture } from "../users/mod.ts";
import { sweepMedia } from "./sweep_media.ts";

Deno.test("what nobody needs is forgotten after a day; what a message, a contact or a user shows, or is new, stays", async () => {
  await using core = await openTestCore();
  await using media = await openTestMedia();
  const keep = async (text: string) => (await media.put(new Blob([text]).stream())).sha256;
  const age = (sha256: string) => Deno.utime(media.path(sha256), new Date(0), new Date(0));
  const ticket = await aTicket(core);
  const [shown, face, own, orphan, again, fresh] = [
    await keep("shown"),
    await keep("face"),
    await keep("own"),
    await keep("orphan"),
    await keep("again"),
    await keep("fresh"),
  ];
  await media.putVariant(orphan, "thumbnail", new Blob(["small"]).stream());
  await aMediaMessage(core, ticket, { state: "stored", sha256: shown });
  await savePicture(core, { contactId: ticket.contact.id, sha256: face, viewer: await anAgent(core) });
  await saveOwnPicture(core, { userId: (await anAgent(core)).id, sha256: own });
  for (const sha256 of [shown, face, own, orphan, again]) await age(sha256);
  equal(await keep("again"), again);

  equal(await sweepMedia(core, media, Date.now() - 60_000), 1);

  equal(await media.stat(orphan), null);
  equal(await media.stat(orphan, "thumbnail"), null);
  for (const sha256 of [shown, face, own, again, fresh]) ok(await media.stat(sha256));
});
