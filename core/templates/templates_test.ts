import { deepEqual, equal, rejects } from "node:assert/strict";
import { aConnection } from "../../testing/builders.ts";
import { scriptedChannel } from "../../testing/scripted_channel.ts";
import { openTestCore } from "../../testing/test_core.ts";
import { getConnection } from "../connections/mod.ts";
import { sql } from "../db/mod.ts";
import { unavailable } from "../errors.ts";
import type { TemplateInfo } from "../messages/channel.ts";
import { exampleParameters, fillTemplate } from "./fill_template.ts";
import { listTemplates } from "./list_templates.ts";
import { syncTemplates } from "./sync_templates.ts";
import { templateParts } from "./template_parts.ts";
import { getTemplate } from "./template_store.ts";

const info = (name: string, of: Partial<TemplateInfo> = {}): TemplateInfo => ({
  providerId: null,
  name,
  language: "pt_BR",
  category: "UTILITY",
  status: "APPROVED",
  quality: null,
  rejectedReason: null,
  parameterFormat: "POSITIONAL",
  components: [{ type: "BODY", text: `Texto de ${name}` }],
  ...of,
});
const listing = (...templates: TemplateInfo[]) =>
  Object.assign(scriptedChannel(), { listTemplates: () => Promise.resolve(templates) });
const names = (list: readonly { name: string; language: string }[]) =>
  list.map((one) => `${one.name} ${one.language}`);

Deno.test("an account's list is kept under ids that stay; what it no longer has is gone, and may come back", async () => {
  await using core = await openTestCore();
  const { id: connectionId } = await aConnection(core);
  const sync = (...templates: TemplateInfo[]) =>
    syncTemplates(core, { connectionId, channel: listing(...templates), by: "usr_1" });
  equal(await sync(info("aviso"), info("aviso", { language: "en" }), info("boleto")), 3);
  const [first] = await listTemplates(core, { connectionId });
  core.advance(1000);
  await sync(info("aviso", { status: "PAUSED" }), info("boleto"));
  deepEqual(names(await listTemplates(core, { connectionId })), ["boleto pt_BR"]);
  const all = await listTemplates(core, { connectionId, all: true });
  deepEqual(all.map(({ name, status }) => [name, status]), [["aviso", "PAUSED"], ["boleto", "APPROVED"]]);
  await rejects(getTemplate(core, { templateId: first?.id ?? "", connectionId }), {
    code: "template_not_found",
  });

  await sync(info("aviso", { language: "en" }));
  equal((await listTemplates(core, { connectionId }))[0]?.id, first?.id);
  equal((await getConnection(core, connectionId)).templatesSyncedAt, core.now());
  const lines = await core.db.primary.rows(sql`SELECT verb, details FROM audit_lines ORDER BY id`);
  deepEqual(lines.map((row) => row.verb), Array(3).fill("templates.sync"));
});

Deno.test("a list that can't be fetched leaves everything as it was", async () => {
  await using core = await openTestCore();
  const { id: connectionId } = await aConnection(core);
  await syncTemplates(core, { connectionId, channel: listing(info("aviso")) });
  const away = { listTemplates: () => Promise.reject(unavailable("provider_unavailable", "Away")) };
  await rejects(syncTemplates(core, { connectionId, channel: away }), { code: "provider_unavailable" });
  equal((await listTemplates(core, { connectionId })).length, 1);
});

Deno.test("templates are found by words of their name and text, whatever the accents, and by language", async () => {
  await using core = await openTestCore();
  const { id: connectionId } = await aConnection(core);
  const other = await aConnection(core, { wabaId: "999" });
  const channel = listing(
    info("confirmacao_de_pedido", { components: [{ type: "BODY", text: "Sua confirmação, {{1}}" }] }),
    info("saudacao", { language: "pt_PT" }),
    info("greeting", { language: "en_US" }),
    info("carrossel", { components: [{ type: "BODY", text: "Veja" }, { type: "CAROUSEL", cards: [] }] }),
  );
  await syncTemplates(core, { connectionId, channel });
  const find = async (of: { search?: string; language?: string }) =>
    names(await listTemplates(core, { connectionId, ...of }));
  deepEqual(await find({ search: "CONFIRMACÃO pedido" }), ["confirmacao_de_pedido pt_BR"]);
  deepEqual(await find({ search: "saudação" }), ["saudacao pt_PT"]);
  deepEqual(await find({ language: "pt" }), ["confirmacao_de_pedido pt_BR", "saudacao pt_PT"]);
  deepEqual(await find({ language: "en_US", search: "texto" }), ["greeting en_US"]);
  deepEqual(await find({ search: "carrossel" }), [], "what we can't fill in is not offered");
  deepEqual(await listTemplates(core, { connectionId: other.id }), [], "another account has its own");
});

Deno.test("a template's parts say what there is to fill in, with Meta's examples", () => {
  const components = [
    { type: "header", format: "text", text: "Para {{1}}", example: { header_text: ["Ana"] } },
    {
      type: "BODY",
      text: "{{1}}, pedido {{2}}. Obrigado, {{1}}!",
      example: { body_text: [["Ana", "1042"]] },
    },
    { type: "FOOTER", text: "Loja" },
    {
      type: "BUTTONS",
      buttons: [
        { type: "QUICK_REPLY", text: "Ok" },
        { type: "URL", text: "Ver", url: "https://loja.example/{{1}}", example: ["p/1042"] },
        { type: "COPY_CODE", text: "Copiar", example: "VERAO20" },
      ],
    },
  ];
  const parts = templateParts({ components });
  deepEqual(parts.header, { kind: "text", text: "Para {{1}}", variables: [{ name: "1", example: "Ana" }] });
  deepEqual(parts.body.variables, [{ name: "1", example: "Ana" }, { name: "2", example: "1042" }]);
  deepEqual(parts.buttons.map(({ asks }) => asks), ["nothing", "url", "code"]);
  equal(parts.unsupported, null);
  const template = { components, parameterFormat: "POSITIONAL" } as const;
  const filled = fillTemplate(template, exampleParameters(template));
  deepEqual([filled.text, filled.header, filled.footer, filled.problems], [
    "Ana, pedido 1042. Obrigado, Ana!",
    { type: "text", text: "Para Ana" },
    "Loja",
    [],
  ]);
  deepEqual(filled.buttons, [
    { type: "QUICK_REPLY", title: "Ok" },
    { type: "URL", title: "Ver", url: "https://loja.example/p/1042" },
    { type: "COPY_CODE", title: "Copiar" },
  ]);
});

Deno.test("whatever is missing or would be refused is said part by part, and the preview keeps its blanks", () => {
  const components = [
    { type: "HEADER", format: "DOCUMENT" },
    { type: "BODY", text: "{{1}} e {{2}}" },
    { type: "BUTTONS", buttons: [{ type: "COPY_CODE", text: "Copiar" }] },
  ];
  const { problems, text } = fillTemplate({ components, parameterFormat: "POSITIONAL" }, {
    body: { 1: "uma\nlinha" },
    buttons: { 0: "A".repeat(16) },
  });
  deepEqual(problems.map(({ code, which }) => [code, which]), [
    ["template_header_missing", "document"],
    ["template_parameter_lines", "body 1"],
    ["template_parameters_missing", "body 2"],
    ["template_code_too_long", "button 0"],
  ]);
  equal(text, "uma\nlinha e {{2}}");
  const long = fillTemplate(
    { components: [{ type: "BODY", text: "{{1}}" }], parameterFormat: "POSITIONAL" },
    {
      body: { 1: "😀".repeat(1025) },
    },
  );
  deepEqual(long.problems.map(({ code }) => code), ["template_text_too_long"]);
});
