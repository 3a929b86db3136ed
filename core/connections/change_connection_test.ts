import { deepEqual, equal, ok, rejects } from "node:assert/strict";
import { aConnection, aDepartment, anAgent, aTicket } from "../../testing/builders.ts";
import { refusing } from "../../testing/refusing.ts";
import { scriptedChannel } from "../../testing/scripted_channel.ts";
import { openTestCore } from "../../testing/test_core.ts";
import { sql } from "../db/mod.ts";
import {
  changeAutomaticMessages,
  changeConnection,
  checkConnection,
  countAlerts,
  dismissAlert,
  getConnection,
  getKeptTexts,
  listAlerts,
  openSecrets,
  replaceSecrets,
  revealVerifyToken,
  stopConnection,
  subscribeConnection,
} from "./mod.ts";

const loja = {
  name: "Loja",
  defaultDepartmentId: null,
  reopenMinutes: 60,
  signatureMode: "choice",
  readPolicy: "never",
};

Deno.test("a connection gets another name, department, window and policies", async () => {
  await using core = await openTestCore();
  const { id } = await aConnection(core, { name: "loja" });
  const sales = await aDepartment(core);

  const changed = await changeConnection(core, { id, ...loja, defaultDepartmentId: sales.id });

  deepEqual(await getConnection(core, id), changed);
  deepEqual([changed.name, changed.signatureMode, changed.readPolicy], ["Loja", "choice", "never"]);
  deepEqual(await core.emitted(), ["settings.changed"]);
});

Deno.test("what a connection cannot become is refused by name", async () => {
  await using core = await openTestCore();
  const { id } = await aConnection(core, { name: "Loja" });
  await aConnection(core, { name: "Filial" });
  const refuses = (order: Partial<typeof loja> & { id?: string }, code: string) =>
    rejects(changeConnection(core, { id, ...loja, ...order }), { code });

  await refuses({ name: "filial" }, "connection_name_taken");
  await refuses({ name: "" }, "name_empty");
  await refuses({ reopenMinutes: Number.NaN }, "reopen_minutes_malformed");
  await refuses({ signatureMode: "always" }, "connection_policy_unknown");
  await refuses({ readPolicy: "" }, "connection_policy_unknown");
  await refuses({ id: "con_none" }, "connection_not_found");
  await rejects(changeConnection(core, { id, ...loja, defaultDepartmentId: "dep_none" }), {
    code: "department_not_found",
  });
  deepEqual(await core.emitted(), []);
});

Deno.test("two connections renamed to one name at one instant: one is refused", async () => {
  await using core = await openTestCore();
  const [a, b] = [await aConnection(core), await aConnection(core)];

  const outcomes = await Promise.allSettled([a, b].map(({ id }) => changeConnection(core, { id, ...loja })));

  deepEqual(outcomes.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
});

Deno.test("an unknown variable is refused at the message it stands in, and two admins at two parts undo nothing", async () => {
  await using core = await openTestCore();
  const { id } = await aConnection(core);
  const texts = { greeting: "Olá {{contact.first_name}}", acceptance: " ", farewell: null };

  await Promise.all([changeAutomaticMessages(core, { id, texts }), changeConnection(core, { id, ...loja })]);

  const { texts: kept, name } = await getConnection(core, id);
  deepEqual([name, kept], ["Loja", { ...texts, acceptance: null }]);
  const save = (farewell: string) => changeAutomaticMessages(core, { id, texts: { ...texts, farewell } });
  await rejects(save("Tchau {{contact.nmae}}"), {
    code: "variable_unknown",
    details: { variable: "contact.nmae", field: "farewell" },
  });
  await rejects(save("x".repeat(4097)), { code: "automatic_text_too_long" });
});

Deno.test("an automatic message that is switched off says nothing and keeps its words", async () => {
  await using core = await openTestCore();
  const { id } = await aConnection(core);
  const texts = { greeting: "Olá!", acceptance: null, farewell: "Tchau!" };

  const changed = await changeAutomaticMessages(core, { id, texts, off: ["greeting", "acceptance"] });

  deepEqual(changed.texts, { greeting: null, acceptance: null, farewell: "Tchau!" });
  deepEqual((await getConnection(core, id)).texts, changed.texts);
  deepEqual(await getKeptTexts(core, id), {
    greeting: { on: false, text: "Olá!" },
    acceptance: { on: false, text: null },
    farewell: { on: true, text: "Tchau!" },
  });
  await changeAutomaticMessages(core, { id, texts });
  deepEqual((await getConnection(core, id)).texts, texts, "on again, as it was");
});

Deno.test("secrets are replaced one by one, never written in the clear, and a token lets sending go on", async () => {
  await using core = await openTestCore();
  const { id } = await aConnection(core, { accessToken: "old", appSecret: "app", verifyToken: "verify" });
  await core.commit((unit) => stopConnection(unit, id, "190"));

  await replaceSecrets(core, { id, appSecret: " new-app ", accessToken: "" });
  equal((await getConnection(core, id)).stoppedReason, "190");
  await replaceSecrets(core, { id, accessToken: "new" });

  deepEqual(await openSecrets(core, id), { accessToken: "new", appSecret: "new-app", verifyToken: "verify" });
  equal((await getConnection(core, id)).stoppedReason, null);
  await rejects(replaceSecrets(core, { id, verifyToken: " " }), {
    code: "secret_empty",
  });
  const traces = JSON.stringify(await core.rows(sql`SELECT details FROM audit_lines`));
  ok(traces.includes("appSecret") && !traces.includes("new-app"));
});

Deno.test("each look at a verify token leaves a line", async () => {
  await using core = await openTestCore();
  const rita = await anAgent(core, { role: "admin" });
  const { id } = await aConnection(core, { verifyToken: "palavra" });

  equal(await revealVerifyToken(core, { id, by: rita.id }), "palavra");

  const [line] = await core.rows(sql`SELECT verb, subject, user_id FROM audit_lines`);
  deepEqual(line, { verb: "connection.show_verify_token", subject: id, user_id: rita.id });
});

const results = (check: Awaited<ReturnType<typeof checkConnection>>) =>
  check.answers.map(({ question, result }) => `${question} ${result}`);

Deno.test("a test asks six questions, keeps the answers, and what Meta said of the number", async () => {
  await using core = await openTestCore();
  const { id } = await aConnection(core);
  const channel = {
    ...scriptedChannel(),
    isSubscribed: () => Promise.resolve(false),
    phoneNumber: () =>
      Promise.resolve({
        displayPhoneNumber: "+55 11 4000-0000",
        verifiedName: "Loja",
        qualityRating: "YELLOW",
        messagingLimit: "TIER_1K",
        registered: true,
      }),
  };

  const check = await checkConnection(core, { connectionId: id, channel });

  deepEqual(results(check), [
    "token ok",
    "registered ok",
    "subscribed failed",
    "webhook warning",
    "quality warning",
    "limit ok",
  ]);
  const { lastCheck, displayPhoneNumber, quality, messagingLimit } = await getConnection(core, id);
  deepEqual(lastCheck, check);
  deepEqual([displayPhoneNumber, quality, messagingLimit], ["+55 11 4000-0000", "YELLOW", "TIER_1K"]);
  deepEqual(await core.emitted(), [], "nobody's screen changes by a test");

  await subscribeConnection(core, { connectionId: id, channel });
  await aTicket(core, { connection: { id } });
  const again = await checkConnection(core, { connectionId: id, channel: scriptedChannel() });
  deepEqual(results(again).slice(2, 4), ["subscribed ok", "webhook ok"]);
  core.advance(8 * 24 * 60 * 60 * 1000);
  const later = await checkConnection(core, { connectionId: id, channel: scriptedChannel() });
  equal(results(later)[3], "webhook warning", "nobody wrote for a week");
  equal((await getConnection(core, id)).quality, "YELLOW", "what Meta did not say stays");
});

Deno.test("what could not be asked is unknown, not failed", async () => {
  await using core = await openTestCore();
  const { id } = await aConnection(core);
  const check = (code: string) => checkConnection(core, { connectionId: id, channel: refusing(code) });

  deepEqual(results(await check("access_token_refused")).slice(0, 3), [
    "token failed",
    "registered unknown",
    "subscribed unknown",
  ]);
  equal(results(await check("number_refused"))[1], "registered failed");
  const away = results(await check("provider_unavailable"));
  deepEqual(away.map((line) => line.split(" ")[1]), [
    "unknown",
    "unknown",
    "unknown",
    "warning",
    "unknown",
    "unknown",
  ]);
});

Deno.test("alerts wait until somebody puts them aside; only warnings and dangers are counted", async () => {
  await using core = await openTestCore();
  const rita = await anAgent(core, { role: "admin" });
  const { id } = await aConnection(core);
  await core.commit((unit) => {
    for (const [i, severity] of ["info", "warning", "danger"].entries()) {
      unit.write(
        sql`INSERT INTO connection_alerts (public_id, connection_id, waba_id, field, event, severity, details, at, dedup_key)
          SELECT ${`alr_${i}`}, c.id, c.waba_id, 'account_update', 'X', ${severity}, '{"a":"b","c":{"d":1}}', ${i},
            ${`${i}`} FROM connections c`,
      );
    }
  });
  equal(await countAlerts(core), 2);
  const [newest] = await listAlerts(core);
  deepEqual([newest?.id, newest?.connectionId, newest?.details], ["alr_2", id, { a: "b" }]);

  await dismissAlert(core, { alertId: "alr_2", by: rita.id });
  await dismissAlert(core, { alertId: "alr_2", by: null });

  equal(await countAlerts(core), 1);
  const [row] = await core.rows(
    sql`SELECT u.public_id AS id FROM connection_alerts a JOIN users u ON u.id = a.dismissed_by`,
  );
  equal(row?.id, rita.id, "who did it first stays written");
  await rejects(dismissAlert(core, { alertId: "alr_9" }), { code: "alert_not_found" });
});
