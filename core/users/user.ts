/** A person who signs in; browser-safe. */

/** What a person may do by default. */
export type Role = "admin" | "supervisor" | "agent";
/** The roles, most powerful first. */
export const ROLES: readonly Role[] = ["admin", "supervisor", "agent"];
/** The interface languages. */
export type Locale = "pt-BR" | "en" | "es";
/** The interface languages, the reference first. */
export const LOCALES: readonly Locale[] = ["pt-BR", "en", "es"];

/** What visibility and rights are decided on; small enough to travel to the browser. */
export interface Viewer {
  readonly id: string;
  readonly publicName: string;
  readonly role: Role;
  readonly departmentIds: readonly string[];
  /** May see tickets that have no department. */
  readonly seeUnassigned: boolean;
}

/** A person who signs in. */
export interface User extends Viewer {
  readonly email: string;
  readonly name: string;
  readonly locale: Locale | null;
  readonly theme: "light" | "dark" | null;
  readonly active: boolean;
  readonly createdAt: number;
}

/** A user as others see them on tickets and bubbles. */
export interface UserName {
  readonly id: string;
  readonly publicName: string;
}

/** Only what rights rest on, for sending to the browser. */
export function viewerOf(user: Viewer): Viewer {
  const { id, publicName, role, departmentIds, seeUnassigned } = user;
  return { id, publicName, role, departmentIds, seeUnassigned };
}

/** The rights of this user are other ones now: whatever their screens show must be loaded anew. */
export interface RightsChanged {
  readonly userId: string;
}

declare module "../events/event.ts" {
  interface EventMap {
    "user.rights_changed": RightsChanged;
  }
}
