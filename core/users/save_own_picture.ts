/**
 * Giving oneself a picture, or taking it away; the file is kept by `storePicture` of core/media before.
 *
 * Only one's own: colleagues cannot make one look like somebody else. Rows and events do not carry it: a
 * face stands where people are listed, never on every bubble.
 */

import type { Core } from "../core.ts";
import { getUser } from "./active_user_store.ts";
import { findUserPicture, savePictureOf } from "./profile_store.ts";

/** Gives oneself the kept picture of that hash. Refuses `user_not_found`. */
export function saveOwnPicture(core: Core, order: { userId: string; sha256: string }): Promise<void> {
  return changePicture(core, order.userId, order.sha256, "user.save_picture");
}

/** Takes one's own picture away; initials stand there again. Refuses `user_not_found`. */
export function removeOwnPicture(core: Core, { userId }: { userId: string }): Promise<void> {
  return changePicture(core, userId, null, "user.remove_picture");
}

function changePicture(core: Core, userId: string, sha256: string | null, verb: string): Promise<void> {
  return core.decide(async (db) => {
    await getUser(db, userId);
    const was = await findUserPicture(db, userId);
    if (was === sha256) return;
    await core.commit((unit) => {
      savePictureOf(unit, userId, sha256, was);
      // Only one's own pages change: nobody else's live screen shows it.
      unit.emit({ name: "user.rights_changed", userId });
      unit.audit({ verb, on: userId, by: userId });
    });
  });
}
