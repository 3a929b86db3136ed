/** Who signs in, with their role and departments; who left stands at the end. */

import type { Department } from "../../../core/departments/department.ts";
import type { User } from "../../../core/users/user.ts";
import { Avatar } from "../../Avatar.tsx";
import { Icon } from "../../Icon.tsx";
import { useText } from "../../reader.ts";
import { SettingsDesk } from "./SettingsDesk.tsx";

/** Draws the page. */
export function UsersPage(
  { users, departments, viewerId, saved }: {
    users: readonly User[];
    departments: readonly Department[];
    viewerId: string;
    saved: string | null;
  },
) {
  const t = useText();
  const add = (
    <a class="btn go" href="/settings/users/new">
      <Icon name="plus" />
      {t("user_new")}
    </a>
  );
  const sorted = [...users].sort((a, b) => Number(b.active) - Number(a.active));
  return (
    <SettingsDesk room="users" title={t("users")} saved={saved} action={add}>
      <ul class="entries">
        {sorted.map((user) => (
          <li key={user.id}>
            <Avatar of="users" id={user.id} name={user.name} picture={user.picture} />
            <a class="grow" href={`/settings/users/${user.id}`}>
              {user.name}
              {user.id === viewerId && ` (${t("user_is_you")})`}
              <small>
                {[
                  user.email,
                  ...departments.filter(({ id }) => user.departmentIds.includes(id)).map((d) => d.name),
                ]
                  .join(" · ")}
              </small>
            </a>
            <span class="mark">{user.active ? t(`role_${user.role}`) : t("user_deactivated")}</span>
          </li>
        ))}
      </ul>
    </SettingsDesk>
  );
}
