/** Before every page: whose request this is, in which language and zone, and from how fresh a database. */

import { countAlerts } from "../core/connections/mod.ts";
import { loadJournalHealth } from "../core/journal/mod.ts";
import { loadTextSettings } from "../core/texts/mod.ts";
import { csrfToken, findSession } from "../core/users/mod.ts";
import { localeFrom } from "../locales/mod.ts";
import { coreSince, SEQ_COOKIE } from "./_fresh_core.ts";
import { sessionToken } from "./_session.ts";
import { define, readerOf } from "./_state.ts";

export default define.middleware(async (ctx, next) => {
  const { state, req } = ctx;
  if (ctx.method === "GET") state.core = await coreSince(state.core, Number(ctx.cookie(SEQ_COOKIE)));
  const token = sessionToken(req);
  const session = token ? await findSession(state.core, token) : null;
  state.user = session?.user ?? null;
  state.sessionId = session?.sessionId ?? "";
  if (state.user?.role === "admin" && !ctx.isEnhanced) {
    state.alerts = await countAlerts(state.core);
    state.journalHealth = await loadJournalHealth(state.core, state.journal, state.core.now());
  }
  const locale = state.user?.locale ?? localeFrom(req.headers.get("accept-language"));
  const { timeZone } = await loadTextSettings(state.core);
  state.reader = readerOf(locale, timeZone, session && token ? csrfToken(token) : null);
  return await next();
});
