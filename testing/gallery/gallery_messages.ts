/** One message of every kind there is, as the product would have stored it: what the pictures of docs/screenshots show. */

import type { Message } from "../../core/messages/message.ts";
import type { GalleryFiles } from "./gallery_files.ts";

/** A message of the gallery: what differs from a text of the customer's. */
export type Shown = Partial<Message>;

const OUT = { direction: "out", origin: "agent", status: "read" } as const;

/** Words with all their marks, and files. */
export const wordsAndFiles = (files: GalleryFiles): readonly Shown[] => [
  { text: "Bom dia! Vi o anúncio e quero um *moedor*", context: { referral: AD } },
  { id: "msg_formatted", text: FORMATTED },
  {
    ...OUT,
    text: "Oi, Carla. Já separei para você 🙂",
    quote: {
      providerId: "wamid.1",
      messageId: "msg_formatted",
      direction: "in",
      type: "text",
      text: "Preciso de: café, filtro",
    },
    signed: true,
  },
  {
    ...OUT,
    type: "image",
    text: "É este aqui, na cor *creme*",
    media: files.photo,
    status: "delivered",
    reactions: [{ by: "cnt", emoji: "❤️" }, { by: "us", emoji: "👍" }],
  },
  { type: "image", text: null, media: files.tall, context: { forwarded: "once" } },
  { type: "audio", text: null, media: files.voice },
  { ...OUT, type: "audio", text: null, media: files.voice, status: "played" },
  { type: "audio", text: null, media: files.music, context: { forwarded: "often" } },
  { type: "video", text: "Olha como está", media: files.video },
  { type: "document", text: null, media: files.pdf },
  { ...OUT, type: "document", text: "Segue a nota", media: files.pdf, status: "sent" },
  { type: "sticker", text: null, media: files.sticker },
  { text: "😍🙏" },
  {
    type: "image",
    text: null,
    media: { kind: "image", state: "waiting", mimeType: "image/jpeg", size: 1_240_000 },
  },
  {
    type: "document",
    text: null,
    media: {
      kind: "document",
      state: "failed",
      mimeType: "application/pdf",
      filename: "contrato.pdf",
      error: "media_expired",
    },
  },
];

/** Cards, choices, and what we send to be tapped. */
export const cardsAndChoices = (): readonly Shown[] => [
  {
    type: "location",
    text: null,
    content: {
      kind: "location",
      latitude: -23.56141,
      longitude: -46.65588,
      name: "Casa do Café",
      address: "Av. Paulista, 1578, São Paulo",
    },
  },
  {
    type: "contacts",
    text: "Marcos Ferreira",
    content: {
      kind: "contacts",
      cards: [
        {
          name: "Marcos Ferreira",
          organisation: "Torrefação Serra Alta",
          phones: [{ phone: "+55 11 98888-1234", type: "CELL" }],
          emails: [{ email: "marcos@serraalta.com.br" }],
        },
        { name: "Sônia Prado", phones: [{ phone: "+55 11 97777-4321", type: "WORK" }] },
      ],
    },
  },
  {
    ...OUT,
    type: "interactive",
    text: "Como prefere receber?",
    content: {
      kind: "interactive",
      header: { type: "text", text: "Entrega" },
      footer: "Casa do Café",
      action: {
        type: "buttons",
        buttons: [{ id: "1", title: "Motoboy hoje" }, { id: "2", title: "Correios" }, {
          id: "3",
          title: "Retiro na loja",
        }],
      },
    },
  },
  {
    type: "interactive",
    text: "Motoboy hoje",
    content: { kind: "choice", of: "button", id: "1", title: "Motoboy hoje" },
    quote: {
      providerId: "wamid.9",
      direction: "out",
      type: "interactive",
      text: "Como prefere receber?",
      by: "Ana",
    },
  },
  {
    ...OUT,
    type: "interactive",
    text: "Escolha o horário",
    content: {
      kind: "interactive",
      action: {
        type: "list",
        button: "Ver horários",
        sections: [{
          title: "Hoje",
          rows: [{ id: "a", title: "14h às 16h", description: "Última saída" }, {
            id: "b",
            title: "16h às 18h",
          }],
        }],
      },
    },
  },
  {
    type: "interactive",
    text: "16h às 18h",
    content: { kind: "choice", of: "list", id: "b", title: "16h às 18h", description: "Hoje" },
  },
  {
    type: "order",
    text: "Pode entregar junto?",
    content: {
      kind: "order",
      catalogId: "1",
      items: [{ productId: "MOEDOR-CREME", quantity: 1, price: 349.9, currency: "BRL" }, {
        productId: "CAFE-250G",
        quantity: 2,
        price: 42.5,
        currency: "BRL",
      }],
    },
  },
  {
    type: "interactive",
    text: null,
    content: {
      kind: "form",
      name: "address_message",
      fields: [{ label: "Rua", value: "das Acácias, 120" }, { label: "CEP", value: "01310-200" }, {
        label: "Cidade",
        value: "São Paulo",
      }],
    },
  },
  {
    ...OUT,
    type: "template",
    text: "Olá, *Carla*. Seu pedido 48213 saiu para entrega.",
    content: {
      kind: "template",
      templateId: "tpl",
      name: "pedido_saiu",
      language: "pt_BR",
      header: { type: "text", text: "Pedido a caminho" },
      footer: "Responda SAIR para não receber",
      buttons: [{ type: "URL", title: "Acompanhar", url: "https://loja.com.br/48213" }, {
        type: "QUICK_REPLY",
        title: "Falar com a loja",
      }],
      components: [],
    },
  },
];

/** Changes, calls, lines, failures, and what nobody knows. */
export const changesAndTroubles = (): readonly Shown[] => [
  { text: "Ainda tem o azul?", context: { product: { productId: "CAFETEIRA-AZUL" } }, editedAt: 1 },
  { text: null, revokedAt: 1 },
  { text: "Sobre aquilo que combinamos", quote: { providerId: "wamid.gone" } },
  {
    type: "call",
    text: null,
    content: { kind: "call", event: "terminate", by: "customer", status: "COMPLETED", durationMs: 83_000 },
  },
  {
    type: "system",
    text: "number_changed",
    origin: "system",
    content: { kind: "line", values: { before: "+55 11 98765-4321", after: "+55 11 91234-5678" } },
  },
  {
    type: "system",
    text: "returned_with_reason",
    origin: "system",
    content: { kind: "line", values: { reason: "vou almoçar" } },
  },
  {
    type: "unsupported",
    text: "Message type unknown",
    content: { kind: "unsupported", of: "poll", code: "131051", title: "Message type unknown" },
  },
  {
    type: "payment_method",
    text: null,
    content: {
      kind: "unknown",
      raw: { type: "payment_method", payment_method: { method: "pix", timestamp: "1700000000" } },
    },
  },
  {
    ...OUT,
    origin: "phone_app",
    text: "Respondi pelo celular",
    status: "sent",
    context: { source: "phone_app" },
  },
  {
    ...OUT,
    origin: "farewell",
    text: "Obrigado pelo contato. Avalie nosso atendimento: loja.com.br/avaliar",
    status: "delivered",
  },
  { ...OUT, text: "Seu código é 8841", status: "failed", error: { code: "131026" } },
  { ...OUT, text: "Chegou tudo certo?", status: "undecided" },
];

const AD = {
  sourceType: "ad",
  sourceUrl: "https://fb.me/xyz",
  headline: "Moedor de café com 20% de desconto",
  body: "Só até domingo, com frete grátis para São Paulo.",
} as const;

const FORMATTED =
  "Preciso de:\n- *café* em grãos\n- filtro _nº 4_\n> o de sempre\nVeja https://loja.com.br/promo?id=7 e ~não~ demore";
