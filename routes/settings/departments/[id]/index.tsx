/** /settings/departments/:id: one queue; POST changes it, DELETE removes it once nothing points to it. */

import { DepartmentPage } from "../../../../components/pages/settings/DepartmentPage.tsx";
import { changeDepartment, getDepartment, removeDepartment } from "../../../../core/departments/mod.ts";
import { listUsers } from "../../../../core/users/mod.ts";
import { page } from "../../../../web/mod.ts";
import { done } from "../../../_replies.ts";
import { define } from "../../../_state.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const { core } = ctx.state;
    const department = await getDepartment(core, ctx.params.id ?? "");
    return page({ department, users: await listUsers(core), saved: ctx.url.searchParams.get("saved") });
  },
  async POST(ctx) {
    const form = await ctx.form();
    const { core, viewer } = ctx.state;
    const { id } = await changeDepartment(core, {
      id: ctx.params.id ?? "",
      name: form.text("name"),
      hue: Number(form.text("hue")),
      by: viewer.id,
    });
    return done(ctx, `/settings/departments/${id}?saved=changes`);
  },
  async DELETE(ctx) {
    await removeDepartment(ctx.state.core, { id: ctx.params.id ?? "", by: ctx.state.viewer.id });
    return done(ctx, "/settings/departments?saved=department_removed");
  },
}, { back: (ctx) => `/settings/departments/${ctx.params.id}` });

export default define.page<typeof handler>(({ data, state, ctx }) => {
  ctx.title = data.department.name;
  return <DepartmentPage {...data} refusal={state.refusal} />;
});
