/** A person who signs in; browser-safe. */

/** What a person may do by default. */
export type Role = "admin" | "supervisor" | "agent";
/** The roles, most powerful first. */
export const ROLES: readonly Role[] = ["admin", "supervisor", "agent"];
/** The interface languages. */
export type Locale = "pt-BR" | "en" | "es";
/** The interface languages, the reference first. */
export const LOCALES: readonly Locale[] = ["pt-BR", "en", "es"];

/** What an agent may do beyond the everyday; admins and supervisors may do all of it. */
export type Permission =
  | "signature"
  | "templates"
  | "start_conversation"
  | "return_ticket"
  | "close_without_farewell"
  | "edit_contacts";
/** The permissions, in the order in which they are shown. */
export const PERMISSIONS: readonly Permission[] = [
  "signature",
  "templates",
  "start_conversation",
  "return_ticket",
  "close_without_farewell",
  "edit_contacts",
];

/** What visibility and rights are decided on; small enough to travel to the browser. */
export interface Viewer {
  readonly id: string;
  readonly publicName: string;
  readonly role: Role;
  readonly departmentIds: readonly string[];
  /** May see tickets that have no department. */
  readonly seeUnassigned: boolean;
  /** Of an agent; the other roles have them all, whatever stands here. */
  readonly permissions: readonly Permission[];
}

/** A person who signs in. */
export interface User extends Viewer {
  readonly email: string;
  readonly name: string;
  readonly locale: Locale | null;
  readonly theme: "light" | "dark" | null;
  readonly active: boolean;
  /** The version of their picture; absent: they have none. */
  readonly picture?: string;
  readonly createdAt: number;
}

/** A user as others see them on tickets and bubbles. */
export interface UserName {
  readonly id: string;
  readonly publicName: string;
}

/** Only what rights rest on, for sending to the browser. */
export function viewerOf(user: Viewer): Viewer {
  const { id, publicName, role, departmentIds, seeUnassigned, permissions } = user;
  return { id, publicName, role, departmentIds, seeUnassigned, permissions };
}

/** Whether the viewer has that permission; browser-safe, asked by pages and commands alike. */
export function hasPermission(viewer: Pick<Viewer, "role" | "permissions">, permission: Permission): boolean {
  return viewer.role !== "agent" || viewer.permissions.includes(permission);
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
