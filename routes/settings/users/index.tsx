/** GET /settings/users: who signs in. */

import { UsersPage } from "../../../components/pages/settings/UsersPage.tsx";
import { listDepartments } from "../../../core/departments/mod.ts";
import { listUsers } from "../../../core/users/mod.ts";
import { page } from "../../../web/mod.ts";
import { define } from "../../_state.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const { core } = ctx.state;
    const [users, departments] = await Promise.all([listUsers(core), listDepartments(core)]);
    return page({ users, departments, saved: ctx.url.searchParams.get("saved") });
  },
});

export default define.page<typeof handler>(({ data, state, ctx }) => {
  ctx.title = state.reader.t("users");
  return <UsersPage {...data} viewerId={state.viewer.id} />;
});
