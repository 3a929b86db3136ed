/**
 * The templates that every WABA has from the beginning: each kind of header,
 * parameter and button once, and the statuses that must not be sendable.
 *
 * Tests and the demo name them; changing one's parameters changes what a send of
 * it must carry.
 */
import type { JsonObject } from "../../json.ts";
import type { Template } from "./template.ts";

type Draft = Pick<Template, "name" | "components"> & Partial<Template>;

const header = (format: string, text?: string): JsonObject => ({ type: "HEADER", format, text });
const body = (text: string, ...example: string[]): JsonObject => ({
  type: "BODY",
  text,
  ...(example.length > 0 ? { example: { body_text: [example] } } : {}),
});
const footer = (text: string): JsonObject => ({ type: "FOOTER", text });
const buttons = (...list: JsonObject[]): JsonObject => ({ type: "BUTTONS", buttons: list });
const named = (text: string, example: Record<string, string>): JsonObject => ({
  type: "BODY",
  text,
  example: {
    body_text_named_params: Object.entries(example).map(([param_name, value]) => ({
      param_name,
      example: value,
    })),
  },
});

const drafts: Draft[] = [
  {
    name: "hello_world",
    language: "en_US",
    components: [
      header("TEXT", "Hello World"),
      body("Welcome and congratulations! This message shows that you can send notifications."),
      footer("WhatsApp Business Platform sample message"),
    ],
  },
  {
    name: "pedido_confirmado",
    components: [
      body("Olá, {{1}}! Seu pedido {{2}} foi confirmado. Obrigado pela compra!", "Ana", "1042"),
      footer("Loja Demo"),
    ],
  },
  {
    name: "pedido_confirmado",
    language: "en",
    components: [body("Hi {{1}}! Your order {{2}} is confirmed. Thank you!", "Ana", "1042")],
  },
  {
    name: "pedido_confirmado",
    language: "es",
    components: [body("¡Hola, {{1}}! Tu pedido {{2}} está confirmado. ¡Gracias!", "Ana", "1042")],
  },
  {
    name: "lembrete_consulta",
    parameter_format: "NAMED",
    components: [
      header("TEXT", "Consulta de {{especialidade}}"),
      named("Olá, {{nome}}! Sua consulta é em {{data}} às {{hora}}.", {
        nome: "Ana",
        data: "12/12",
        hora: "14:30",
      }),
      buttons({ type: "QUICK_REPLY", text: "Confirmar" }, { type: "QUICK_REPLY", text: "Remarcar" }),
    ],
  },
  {
    name: "nova_colecao",
    category: "MARKETING",
    components: [
      header("IMAGE"),
      body("{{1}}, a nova coleção chegou! Use o cupom e ganhe {{2}} de desconto.", "Ana", "20%"),
      footer("Responda SAIR para não receber mais"),
      buttons(
        { type: "URL", text: "Ver a loja", url: "https://loja.example/{{1}}", example: ["colecao"] },
        { type: "COPY_CODE", text: "Copiar código", example: "VERAO20" },
      ),
    ],
  },
  {
    name: "nota_fiscal",
    components: [
      header("DOCUMENT"),
      body("Segue a nota fiscal do pedido {{1}}.", "1042"),
      buttons({ type: "PHONE_NUMBER", text: "Ligar", phone_number: "+551140001234" }),
    ],
  },
  {
    name: "how_to_use",
    language: "en",
    components: [header("VIDEO"), body("Here is how to set up your {{1}}.", "coffee machine")],
  },
  {
    name: "pedido_a_caminho",
    components: [
      header("LOCATION"),
      body("{{1}}, seu pedido está a caminho deste endereço.", "Ana"),
      buttons({ type: "QUICK_REPLY", text: "Não estarei em casa" }),
    ],
  },
  {
    name: "pesquisa_de_satisfacao",
    components: [
      body("Como foi o seu atendimento?"),
      buttons(
        { type: "QUICK_REPLY", text: "Ótimo" },
        { type: "QUICK_REPLY", text: "Regular" },
        { type: "QUICK_REPLY", text: "Ruim" },
      ),
    ],
  },
  {
    name: "aviso_de_pagamento",
    language: "es",
    components: [
      body("Hola, {{1}}. Tu factura de {{2}} vence el {{3}}.", "Ana", "$ 120", "12/12"),
      buttons({ type: "URL", text: "Pagar", url: "https://tienda.example/pagar" }),
    ],
  },
  {
    name: "codigo_de_acesso",
    category: "AUTHENTICATION",
    components: [
      body("*{{1}}* é seu código de verificação.", "123456"),
      footer("Este código expira em 10 minutos."),
      buttons({
        type: "URL",
        text: "Copiar código",
        url: "https://www.whatsapp.com/otp/code/?otp_type=COPY_CODE&code=otp{{1}}",
        example: ["https://www.whatsapp.com/otp/code/?otp_type=COPY_CODE&code=otp123456"],
      }),
    ],
  },
  {
    name: "aviso_pausado",
    status: "PAUSED",
    components: [body("Olá, {{1}}! Temos novidades.", "Ana")],
    quality_score: { score: "RED", date: 1_790_000_000 },
  },
  {
    name: "oferta_recusada",
    status: "REJECTED",
    category: "MARKETING",
    components: [body("Ganhe dinheiro fácil agora!")],
    rejected_reason: "PROMOTIONAL",
  },
];

/** The set for one WABA; ids differ from WABA to WABA. */
export function builtInTemplates(wabaId: string): Template[] {
  return drafts.map((draft, index) => ({
    id: `${wabaId.slice(-10)}${String(index + 1).padStart(3, "0")}`,
    language: "pt_BR",
    status: "APPROVED",
    category: "UTILITY",
    parameter_format: "POSITIONAL",
    quality_score: { score: "GREEN", date: 1_790_000_000 },
    rejected_reason: "NONE",
    ...draft,
    components: structuredClone(draft.components),
  }));
}
