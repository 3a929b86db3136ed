import assert from "node:assert/strict";
import { isObject } from "../../json.ts";
import { callGraph } from "../../../testing/simulator/graph_calls.ts";
import { aSimStage, at, type SimStage } from "../../../testing/simulator/sim_stage.ts";

const wabaId = "102290129340398";
const path = `/${wabaId}/message_templates`;
const call = (stage: SimStage, method: string, query = "", body?: unknown) =>
  callGraph(stage, method, path + query, body);
const codeOf = (answer: { body: unknown }) => at(answer.body, "error", "code");
const dataOf = (body: unknown) => {
  const data = at(body, "data");
  return Array.isArray(data) ? data.filter(isObject) : [];
};

Deno.test("Templates are read page by page until there is no next page, none twice", async () => {
  await using stage = await aSimStage();
  const names: string[] = [];
  let after = "";
  for (let page = 0; page < 10; page++) {
    const { body } = await call(stage, "GET", `?fields=name,language,status&limit=5&after=${after}`);
    names.push(...dataOf(body).map((one) => `${one.name} ${one.language}`));
    if (at(body, "paging", "next") === undefined) break;
    after = String(at(body, "paging", "cursors", "after"));
  }
  assert.ok(names.length >= 12);
  assert.equal(new Set(names).size, names.length);
  assert.deepEqual(dataOf((await call(stage, "GET")).body).length, names.length);
  const all = stage.sim.world.templates.list(wabaId);
  for (const status of ["PAUSED", "REJECTED"]) assert.ok(all.some((one) => one.status === status));
  for (const category of ["MARKETING", "AUTHENTICATION", "UTILITY"]) {
    assert.ok(all.some((one) => one.category === category));
  }
});

Deno.test("Only the fields that were asked for come, with filters by name, language and status", async () => {
  await using stage = await aSimStage();
  const { body } = await call(stage, "GET", "?fields=name,quality_score&status=PAUSED");
  const [paused] = dataOf(body);
  assert.deepEqual(Object.keys(paused ?? {}).sort(), ["id", "name", "quality_score"]);
  assert.equal(paused?.name, "aviso_pausado");
  const spanish = dataOf((await call(stage, "GET", "?name=pedido_conf&language=es")).body);
  assert.deepEqual(spanish.map((one) => one.language), ["es"]);
  assert.equal(codeOf(await call(stage, "GET", "?fields=shoe_size")), 100);
  assert.equal(codeOf(await call(stage, "GET", "?limit=0")), 100);
  assert.equal(codeOf(await call(stage, "GET", "?after=nowhere")), 100);
});

Deno.test("A new template waits for review, is changed by its id and deleted by its name", async () => {
  await using stage = await aSimStage();
  const components = [{ type: "BODY", text: "Olá, {{1}}" }];
  const draft = { name: "boas_vindas", language: "pt_BR", category: "UTILITY", components };
  const created = (await call(stage, "POST", "", draft)).body;
  assert.equal(created.status, "PENDING");
  assert.equal(codeOf(await call(stage, "POST", "", draft)), 100);
  const one = `/${created.id}`;
  assert.equal((await callGraph(stage, "GET", `${one}?fields=name`)).body.name, "boas_vindas");
  stage.sim.world.templates.put(wabaId, { name: "boas_vindas", status: "APPROVED" });
  const changed = [{ type: "BODY", text: "Bem-vinda, {{1}}" }];
  assert.deepEqual((await callGraph(stage, "POST", one, { components: changed })).body, { success: true });
  const read = (await callGraph(stage, "GET", one)).body;
  assert.equal(read.status, "PENDING");
  assert.deepEqual(read.components, changed);
  assert.deepEqual((await call(stage, "DELETE", "?name=boas_vindas")).body, { success: true });
  assert.equal(codeOf(await call(stage, "DELETE", "?name=boas_vindas")), 100);
  assert.equal((await callGraph(stage, "GET", one)).status, 400);
});

Deno.test("One language is deleted by its id, the others stay", async () => {
  await using stage = await aSimStage();
  const { templates } = stage.sim.world;
  const id = templates.find(wabaId, "pedido_confirmado", "es")?.id;
  assert.deepEqual((await call(stage, "DELETE", `?name=pedido_confirmado&hsm_id=${id}`)).body, {
    success: true,
  });
  assert.equal(templates.find(wabaId, "pedido_confirmado", "es"), null);
  assert.ok(templates.find(wabaId, "pedido_confirmado", "pt_BR"));
});

Deno.test("A template whose name, language, category or body is wrong is refused", async () => {
  await using stage = await aSimStage();
  const fine = {
    name: "novo",
    language: "pt_BR",
    category: "UTILITY",
    components: [{ type: "BODY", text: "x" }],
  };
  const wrong = [
    { name: undefined },
    { name: "Com Espaço" },
    { language: undefined },
    { category: "ADS" },
    { components: undefined },
    { components: [{ type: "FOOTER", text: "x" }] },
  ];
  for (const change of wrong) {
    assert.equal(codeOf(await call(stage, "POST", "", { ...fine, ...change })), 100, JSON.stringify(change));
  }
});

Deno.test("Templates and a number's standing survive a restart", async () => {
  const dataFile = `${await Deno.makeTempDir()}/simulator.json`;
  const before = await aSimStage({ dataFile });
  before.sim.world.templates.put(wabaId, { name: "aviso_pausado", status: "APPROVED" });
  await callGraph(before, "DELETE", `/${wabaId}/subscribed_apps`);
  await before[Symbol.asyncDispose]();
  await using after = await aSimStage({ dataFile });
  assert.equal(after.sim.world.templates.find(wabaId, "aviso_pausado", "pt_BR")?.status, "APPROVED");
  assert.deepEqual((await callGraph(after, "GET", `/${wabaId}/subscribed_apps`)).body, { data: [] });
});
