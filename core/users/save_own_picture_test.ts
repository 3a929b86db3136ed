import { deepEqual, equal, ok, rejects } from "node:assert/strict";
import { anAgent } from "../../testing/builders.ts";
import { openTestCore } from "../../testing/test_core.ts";
import { findUser, findUserPicture, removeOwnPicture, saveOwnPicture } from "./mod.ts";

Deno.test("a person's picture is theirs until they take it away; its version is part of them", async () => {
  await using core = await openTestCore();
  const { id: userId } = await anAgent(core);
  const sha256 = "ab".repeat(32);

  await saveOwnPicture(core, { userId, sha256 });
  await saveOwnPicture(core, { userId, sha256 });
  equal(await findUserPicture(core.db, userId), sha256);
  equal((await findUser(core, userId))?.picture, sha256.slice(0, 12));
  deepEqual(await core.emitted(), ["user.rights_changed"], "what is so already is left alone");

  await removeOwnPicture(core, { userId });
  equal(await findUserPicture(core.db, userId), null);
  const bare = await findUser(core, userId);
  ok(bare && !("picture" in bare));
  await rejects(saveOwnPicture(core, { userId: "usr_nobody", sha256 }), { code: "user_not_found" });
});
