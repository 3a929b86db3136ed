import { equal, throws } from "node:assert/strict";
import { checkTemplate, renderText, type TextVariables } from "./render_text.ts";

const of: TextVariables = {
  contact: { name: "Maria da Silva", phone: "+5511900000001" },
  agent: { publicName: "Ana" },
  department: { name: "Vendas" },
  connection: { name: "Loja" },
  ticket: { protocol: "20260302-K7Q2M9" },
  settings: { companyName: "Flores & Cia", timeZone: "America/Sao_Paulo", language: "pt-BR" },
  now: Date.parse("2026-03-02T15:30:00Z"),
};

Deno.test("every variable says what it names, and nothing is escaped", () => {
  equal(
    renderText("{{greeting}}, {{ contact.first_name }} ({{contact.name}}, {{contact.phone}})!", of),
    "Boa tarde, Maria (Maria da Silva, +5511900000001)!",
  );
  equal(
    renderText(
      "{{agent.name}} · {{department.name}} · {{connection.name}} · {{company.name}} · {{ticket.protocol}}",
      of,
    ),
    "Ana · Vendas · Loja · Flores & Cia · 20260302-K7Q2M9",
  );
  equal(renderText("{{date}} {{time}}", of), "02/03/2026 12:30");
});

Deno.test("what has no value becomes nothing, and a name that looks like a variable stays a name", () => {
  const nobody = { ...of, contact: { name: "{{agent.name}}", phone: null }, agent: null, department: null };
  equal(renderText("[{{agent.name}}{{contact.phone}}{{department.name}}]", nobody), "[]");
  equal(renderText("{{contact.name}}", nobody), "{{agent.name}}");
});

Deno.test("the greeting follows the customer's clock and language", () => {
  const at = (time: string, language: "pt-BR" | "en" | "es") =>
    renderText("{{greeting}}", { ...of, now: Date.parse(time), settings: { ...of.settings, language } });
  equal(at("2026-03-02T14:59:00Z", "pt-BR"), "Bom dia");
  equal(at("2026-03-02T15:00:00Z", "en"), "Good afternoon");
  equal(at("2026-03-02T21:00:00Z", "es"), "Buenas noches");
  equal(at("2026-03-02T04:00:00Z", "pt-BR"), "Boa noite");
});

Deno.test("an unknown variable is refused when the text is saved", () => {
  checkTemplate("Olá {{contact.first_name}}, {{greeting}}");
  for (const variable of ["contact.email", "", "constructor", "toString"]) {
    throws(() => checkTemplate(`Olá {{${variable}}}`), { code: "variable_unknown", details: { variable } });
  }
});
