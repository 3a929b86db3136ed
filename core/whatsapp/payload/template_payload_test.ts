/** Templates with every combination of components, as they go over the wire. */

import { deepEqual } from "node:assert/strict";
import { exampleParameters, fillTemplate, withHeaderMedia } from "../../templates/fill_template.ts";
import { messagePayload } from "./message_payload.ts";

const TO = { waId: "5511987654321", phone: null, bsuid: null };

const BODY = { type: "BODY", text: "Olá, {{1}}! Pedido {{2}}.", example: { body_text: [["Ana", "1042"]] } };
const filledBody = {
  type: "body",
  parameters: [{ type: "text", text: "Ana" }, { type: "text", text: "1042" }],
};
const button = (type: string, sub_type: string, parameter: unknown) =>
  [{ type, text: "Botão" }, { type: "button", sub_type, index: "0", parameters: [parameter] }] as const;

/** A template's components, what is given besides the examples → `template.components` on the wire. */
const TEMPLATES: readonly [string, unknown[], Parameters<typeof fillTemplate>[1], unknown[]][] = [
  ["a body", [BODY], {}, [filledBody]],
  [
    "a header of words",
    [{
      type: "HEADER",
      format: "TEXT",
      text: "Para {{1}}",
      example: { header_text: ["Ana"] },
    }, BODY],
    {},
    [{ type: "header", parameters: [{ type: "text", text: "Ana" }] }, filledBody],
  ],
  ["a header that is always the same", [{ type: "HEADER", format: "TEXT", text: "Loja" }, BODY], {}, [
    filledBody,
  ]],
  ...(["image", "video", "document"] as const).map((kind) =>
    [
      `a header that is a file (${kind})`,
      [{ type: "HEADER", format: kind.toUpperCase() }, BODY],
      {},
      [{
        type: "header",
        parameters: [{
          type: kind,
          [kind]: { ...(kind === "document" && { filename: "guia.pdf" }), id: "777" },
        }],
      }, filledBody],
    ] as [string, unknown[], Parameters<typeof fillTemplate>[1], unknown[]]
  ),
  ["a header that is a place", [{ type: "HEADER", format: "LOCATION" }, BODY], {
    location: { latitude: 1, longitude: 2, name: "Loja" },
  }, [{
    type: "header",
    parameters: [{ type: "location", location: { latitude: 1, longitude: 2, name: "Loja" } }],
  }, filledBody]],
  ...([
    [...button("QUICK_REPLY", "quick_reply", { type: "payload", payload: "sim" }), { buttons: { 0: "sim" } }],
    [...button("COPY_CODE", "copy_code", { type: "coupon_code", coupon_code: "VERAO20" }), {
      buttons: { 0: "VERAO20" },
    }],
    [...button("FLOW", "flow", { type: "action", action: { flow_token: "unused" } }), {}],
    [...button("OTP", "url", { type: "text", text: "123456" }), { buttons: { 0: "123456" } }],
  ] as const).map(([asked, component, values]) =>
    [`a button (${asked.type})`, [BODY, { type: "BUTTONS", buttons: [asked] }], values, [
      filledBody,
      component,
    ]] as [string, unknown[], Parameters<typeof fillTemplate>[1], unknown[]]
  ),
  [
    "a button with an address of its own",
    [BODY, {
      type: "BUTTONS",
      buttons: [{ type: "PHONE_NUMBER", text: "Ligar", phone_number: "+55" }, {
        type: "URL",
        text: "Ver",
        url: "https://loja.example/{{1}}",
        example: ["verao"],
      }],
    }],
    {},
    [filledBody, {
      type: "button",
      sub_type: "url",
      index: "1",
      parameters: [{ type: "text", text: "verao" }],
    }],
  ],
];

for (const [name, components, given, expected] of TEMPLATES) {
  Deno.test(`a template with ${name}, on the wire`, () => {
    const template = { components, parameterFormat: "POSITIONAL" } as const;
    const filled = fillTemplate(template, { ...exampleParameters(template), ...given }, {
      filename: "guia.pdf",
    });
    deepEqual(filled.problems, []);
    const what = {
      type: "template",
      name: "aviso",
      language: "pt_BR",
      components: withHeaderMedia(filled.components, "777"),
    } as const;
    deepEqual(messagePayload({ to: TO, what, opaque: "msg_1" }), {
      messaging_product: "whatsapp",
      recipient_type: "individual",
      to: "5511987654321",
      type: "template",
      template: { name: "aviso", language: { code: "pt_BR" }, components: expected },
      biz_opaque_callback_data: "msg_1",
    });
  });
}

Deno.test("named parameters carry their names", () => {
  const components = [
    { type: "HEADER", format: "TEXT", text: "Consulta de {{especialidade}}" },
    { type: "BODY", text: "{{nome}}, é às {{hora}}." },
  ];
  const { components: wire, text, header } = fillTemplate({ components, parameterFormat: "NAMED" }, {
    header: { especialidade: "Pediatria" },
    body: { nome: "Ana", hora: "14:30" },
  });
  deepEqual([text, header], ["Ana, é às 14:30.", { type: "text", text: "Consulta de Pediatria" }]);
  deepEqual(wire, [
    { type: "header", parameters: [{ type: "text", parameter_name: "especialidade", text: "Pediatria" }] },
    {
      type: "body",
      parameters: [
        { type: "text", parameter_name: "nome", text: "Ana" },
        { type: "text", parameter_name: "hora", text: "14:30" },
      ],
    },
  ]);
});
