/** Whose queue the list shows: links in a menu, so that it works before and without any script. */

import type { InboxFilter } from "../core/inbox/inbox.ts";
import type { Department } from "../core/departments/department.ts";
import { Icon } from "./Icon.tsx";
import { listPath } from "./paths.ts";
import { useText } from "./reader.ts";

/** Draws the menu; `departments` are those the viewer may choose from. */
export function DepartmentFilter(
  { filter, departments }: { filter: InboxFilter; departments: readonly Department[] },
) {
  const t = useText();
  const choices = [
    { id: null, name: t("all_departments"), hue: 0 },
    ...departments,
    { id: "none", name: t("no_department"), hue: 0 },
  ];
  const chosen = choices.find(({ id }) => id === filter.departmentId) ?? choices[0];
  return (
    <details class="menu left">
      <summary class="pick">
        <span class="vh">{t("filter_department")}:</span>
        <span class="cut">{filter.departmentId === null ? t("tickets") : chosen?.name}</span>
        <Icon name="down" />
      </summary>
      <nav class="menu-box" aria-label={t("filter_department")}>
        {choices.map(({ id, name, hue }) => (
          <a
            key={id}
            class="opt"
            href={listPath({ ...filter, departmentId: id })}
            aria-current={id === filter.departmentId ? "true" : undefined}
          >
            <span class={hue ? `dep hue-${hue}` : undefined}>{name}</span>
          </a>
        ))}
      </nav>
    </details>
  );
}
