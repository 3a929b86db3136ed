/** The page for what could not be shown. Says what happened and where to go; never how it broke. */

import { ErrorPage } from "../components/pages/ErrorPage.tsx";
import { refusalOfError } from "./_refuse.ts";
import { define } from "./_state.ts";

export default define.page(({ data, state, ctx }) => {
  const { error, status } = dataOf(data);
  const { text } = refusalOfError(state, error);
  ctx.sheet = "gate";
  ctx.title = `${state.reader.t("app_name")} · ${status}`;
  return <ErrorPage status={status} text={text} requestId={status >= 500 ? ctx.requestId : null} />;
});

function dataOf(data: unknown): { error: unknown; status: number } {
  const known = typeof data === "object" && data !== null && "status" in data && "error" in data;
  return known ? { error: data.error, status: Number(data.status) } : { error: null, status: 500 };
}
