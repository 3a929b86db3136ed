/** People: who signs in, with what, and what they may do. */
export { type AddUser, addUser, type SetUp, setUp } from "./add_user.ts";
export {
  type ChangeOwnPassword,
  changeOwnPassword,
  type ChangeProfile,
  changeProfile,
  revokeOtherSessions,
} from "./change_profile.ts";
export { changeMembers } from "./change_members.ts";
export { removeOwnPicture, saveOwnPicture } from "./save_own_picture.ts";
export { findUserPicture } from "./profile_store.ts";
export {
  changePassword,
  type ChangeRights,
  changeRights,
  requireAdminStays,
  writeRights,
} from "./change_user.ts";
export { type CreateToken, createToken, revokeToken } from "./create_token.ts";
export { csrfToken, verifyCsrf } from "./csrf.ts";
export { type EditUser, editUser } from "./edit_user.ts";
export { getUser, keepActive, requireActive } from "./active_user_store.ts";
export { generatePassword, MAX_PASSWORD, MIN_PASSWORD } from "./password.ts";
export { findSession, purgeSessions, type RevokeSession, revokeSession, signOut } from "./find_session.ts";
export { type FoundSession, type Session, SESSION_MS } from "./session.ts";
export { listSessions } from "./session_store.ts";
export { openSession, type SignedIn, type SignIn, signIn } from "./sign_in.ts";
export { allows, type FoundToken, type Scope, SCOPES, type Token, TOKEN_PREFIX } from "./token.ts";
export { findToken, listTokens } from "./token_store.ts";
export {
  type Locale,
  LOCALES,
  type Permission,
  PERMISSIONS,
  type Role,
  ROLES,
  type User,
  type UserName,
  type Viewer,
  viewerOf,
} from "./user.ts";
export { requireAdmin } from "./user_policy.ts";
export { findUser, findUserByEmail, getUserByEmail, hasUsers, listUsers } from "./user_store.ts";
