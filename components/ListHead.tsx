/**
 * The head of the list: whose queue it shows, and on a phone the way to all other places. Nothing in it changes
 * while one looks at it, so it stands outside of the island and costs it nothing.
 */

import type { InboxState } from "../core/inbox/inbox.ts";
import { hasPermission } from "../core/users/user.ts";
import { DepartmentFilter } from "./DepartmentFilter.tsx";
import { Icon } from "./Icon.tsx";
import { useText } from "./reader.ts";

/** Draws the head; `alone` says that the list is the page. */
export function ListHead({ inbox, alone }: { inbox: InboxState; alone: boolean }) {
  const t = useText();
  const { filter, departments } = inbox;
  const Heading = alone ? "h1" : "h2";
  return (
    <header class="list-head">
      <Heading class={departments.length ? "vh" : "grow title"}>{t("page_tickets")}</Heading>
      {departments.length > 0 && <DepartmentFilter filter={filter} departments={departments} />}
      {hasPermission(inbox.viewer, "start_conversation") && (
        <a class="ib" href="/conversations/new" title={t("new_conversation")}>
          <Icon name="plus" label={t("new_conversation")} />
        </a>
      )}
      <div class="pocket">
        <a class="ib" href="/more" title={t("more_places")}>
          <Icon name="more" label={t("more_places")} />
        </a>
      </div>
    </header>
  );
}
