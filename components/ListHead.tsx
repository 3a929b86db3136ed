/**
 * The head of the list: whose queue it shows, and the way out. Nothing in it changes
 * while one looks at it, so it stands outside of the island and costs it nothing.
 */

import type { InboxState } from "../core/inbox/inbox.ts";
import { DepartmentFilter } from "./DepartmentFilter.tsx";
import { useText } from "./reader.ts";
import { SignOut } from "./SignOut.tsx";

/** Draws the head; `alone` says that the list is the page. */
export function ListHead({ inbox, alone }: { inbox: InboxState; alone: boolean }) {
  const t = useText();
  const { filter, departments } = inbox;
  const Heading = alone ? "h1" : "h2";
  return (
    <header class="list-head">
      <Heading class={departments.length ? "vh" : "grow title"}>{t("page_tickets")}</Heading>
      {departments.length > 0 && <DepartmentFilter filter={filter} departments={departments} />}
      <SignOut small />
    </header>
  );
}
