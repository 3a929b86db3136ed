/** Every template that the simulator's account has, filled in as the picker does and held against Meta's checks. */

import { deepEqual, equal } from "node:assert/strict";
import { startSimulator } from "../../simulator/mod.ts";
import { exampleParameters, fillTemplate, withHeaderMedia } from "../templates/fill_template.ts";
import { templateParts } from "../templates/template_parts.ts";
import { createCloudChannel } from "./cloud_channel.ts";

const NUMBER = {
  phoneNumberId: "106540352242922",
  wabaId: "102290129340398",
  displayPhoneNumber: "+55 11 4002-8922",
  verifiedName: "Loja",
  accessToken: "token-of-the-shop",
  appSecret: "s",
  verifyToken: "v",
};
const SAMPLES = {
  image: ["photo.jpg", "image/jpeg"],
  video: ["video.mp4", "video/mp4"],
  document: ["receipt.pdf", "application/pdf"],
} as const;

Deno.test("filled in with its examples, every approved template is accepted by Meta's own checks", async () => {
  const simulator = await startSimulator({
    port: 0,
    numbers: [NUMBER],
    settings: { unknown_recipients: "create", pair_rate: false },
  });
  const channel = createCloudChannel({ fetch, baseUrl: simulator.url, version: "v26.0", timeoutMs: 5000 });
  const refusals: unknown[] = [];
  const kinds = new Set<string>();
  for (const template of await channel.listTemplates(NUMBER, NUMBER.wabaId)) {
    const { header, body } = templateParts(template);
    const file = header && header.kind !== "text" && header.kind !== "location" ? SAMPLES[header.kind] : null;
    // Meta's examples leave out some; a picker asks for them.
    const asked = ({ variables }: typeof body) =>
      Object.fromEntries(variables.map(({ name }) => [name, "valor"]));
    const { components, problems } = fillTemplate(template, {
      body: asked(body),
      ...(header?.kind === "text" && { header: asked(header) }),
      buttons: { 0: "abc", 1: "abc", ...exampleParameters(template).buttons },
      location: { latitude: -23.5, longitude: -46.6, name: "Loja", address: "Rua A, 1" },
    }, file && { filename: file[0] });
    deepEqual(problems, [], template.name);
    let wire = components;
    if (file) {
      const bytes = await Deno.readFile(new URL(`../../simulator/samples/${file[0]}`, import.meta.url));
      const up = await channel.upload(NUMBER, { bytes, filename: file[0], mimeType: file[1] });
      wire = withHeaderMedia(components, up.kind === "uploaded" ? up.mediaId : "none");
    }
    const { name, language, status } = template;
    const what = { type: "template", name, language, components: wire } as const;
    const to = { waId: "5511987654321", phone: null, bsuid: null };
    const outcome = await channel.send(NUMBER, to, { what, opaque: "msg_1" });
    if (status !== "APPROVED") equal(outcome.kind, "refused", `${name} is ${status}`);
    else if (outcome.kind !== "accepted") refusals.push([name, language, outcome]);
    kinds.add(header?.kind ?? "none");
  }
  await simulator.stop();
  deepEqual(refusals, []);
  deepEqual([...kinds].toSorted(), ["document", "image", "location", "none", "text", "video"]);
});
