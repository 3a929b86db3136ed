/**
 * What every channel promises, told once and run twice: against the simulator
 * over real HTTP, and against a scripted fetch for what a server cannot be made
 * to do on demand. The outcome decides whether a message is sent again, so each
 * line here is a customer who is written to twice, or never.
 */

import { deepEqual, equal, match, rejects } from "node:assert/strict";
import { startSimulator } from "../../simulator/mod.ts";
import type { Channel, Recipient, SendOutcome } from "../messages/channel.ts";
import { createCloudChannel } from "./cloud_channel.ts";

const NUMBER = {
  phoneNumberId: "106540352242922",
  wabaId: "1",
  displayPhoneNumber: "+55 11 4002-8922",
  verifiedName: "Loja",
  accessToken: "token-of-the-shop",
  appSecret: "s",
  verifyToken: "v",
};
const FROM = { phoneNumberId: NUMBER.phoneNumberId, accessToken: NUMBER.accessToken };
const MARIA: Recipient = { waId: "5511987654321", phone: "+5511987654321", bsuid: "BR.1001" };

/** Somewhere to send to, and a way to make its next answer go wrong. */
interface Stage {
  readonly channel: Channel;
  next(trouble: Record<string, unknown>): Promise<void>;
  /** The bodies that were sent, as far as the stage can tell. */
  sent(): Promise<{ to: string; text: string; opaque: string }[]>;
  [Symbol.asyncDispose](): Promise<void>;
}

async function simulated(): Promise<Stage> {
  const simulator = await startSimulator({
    port: 0,
    numbers: [NUMBER],
    settings: { window_errors: "off", unknown_recipients: "create", pair_rate: false },
  });
  const call = (path: string, body?: unknown) =>
    fetch(simulator.url + path, body ? { method: "POST", body: JSON.stringify(body) } : {});
  const { phone, bsuid } = { phone: MARIA.waId, bsuid: MARIA.bsuid };
  await (await call("/_sim/phones", { phone, bsuid, name: "Maria" })).body?.cancel();
  return {
    channel: createCloudChannel({ fetch, baseUrl: simulator.url, version: "v26.0", timeoutMs: 300 }),
    next: async (trouble) => void await (await call("/_sim/faults", trouble)).body?.cancel(),
    sent: async () => (await (await call("/_sim/sends")).json()).sends,
    [Symbol.asyncDispose]: () => simulator.stop(),
  };
}

/** A fetch that answers as Meta would, or as it is told. */
function scripted(): Promise<Stage> {
  const script: Record<string, unknown>[] = [];
  const bodies: { to: string; text: string; opaque: string }[] = [];
  const answer: typeof fetch = (_url, init) => {
    const trouble = script.shift() ?? {};
    const error = (code: number) =>
      Promise.resolve(Response.json({ error: { code, message: `(#${code})` } }, { status: 400 }));
    if (trouble.kind === "error") return error(Number(trouble.code));
    if (trouble.kind === "http") return Promise.resolve(new Response("", { status: Number(trouble.status) }));
    if (trouble.kind === "timeout") return new Promise((_, reject) => rejectAtTimeout(init, reject));
    const auth = new Headers(init?.headers).get("authorization");
    if (auth !== `Bearer ${NUMBER.accessToken}`) return error(190);
    if (!init?.body) {
      const { displayPhoneNumber: display_phone_number, verifiedName: verified_name } = NUMBER;
      return Promise.resolve(Response.json({
        display_phone_number,
        verified_name,
        quality_rating: "GREEN",
        platform_type: "CLOUD_API",
      }));
    }
    if (trouble.kind === "drop_before_accept") return Promise.reject(new TypeError("fetch failed"));
    const body = JSON.parse(String(init.body));
    const to = body.to ?? body.recipient;
    bodies.push({ to, text: body.text.body, opaque: body.biz_opaque_callback_data });
    if (trouble.kind === "drop_after_accept") return Promise.reject(new TypeError("fetch failed"));
    const contact = body.to ? { input: to, wa_id: to } : { input: to, user_id: to };
    return Promise.resolve(Response.json({ contacts: [contact], messages: [{ id: "wamid.1" }] }));
  };
  return Promise.resolve({
    channel: createCloudChannel({
      fetch: answer,
      baseUrl: "https://graph.test/",
      version: "v26.0",
      timeoutMs: 50,
    }),
    next: (trouble) => Promise.resolve(void script.push(trouble)),
    sent: () => Promise.resolve(bodies),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  });
}

function rejectAtTimeout(init: RequestInit | undefined, reject: (reason: unknown) => void) {
  init?.signal?.addEventListener("abort", () => reject(init.signal?.reason));
}

/** Trouble → what is known afterwards. */
const TROUBLES: readonly [string, Record<string, unknown>, Partial<SendOutcome>][] = [
  ["the throughput is reached", { kind: "error", code: 130429 }, {
    kind: "refused",
    code: "130429",
    action: "retry",
  }],
  ["the pair goes too fast", { kind: "error", code: 131056 }, {
    kind: "refused",
    code: "131056",
    action: "retry_pair",
  }],
  ["Meta does not know why", { kind: "error", code: 1 }, {
    kind: "refused",
    code: "1",
    action: "retry_once",
  }],
  ["the window is closed", { kind: "error", code: 131047 }, {
    kind: "refused",
    code: "131047",
    action: "never",
  }],
  ["the bill is unpaid", { kind: "error", code: 131042 }, {
    kind: "refused",
    code: "131042",
    action: "stop_channel",
  }],
  ["a permission was withdrawn", { kind: "error", code: 250 }, {
    kind: "refused",
    code: "250",
    action: "stop_channel",
  }],
  ["a proxy says 404", { kind: "http", status: 404 }, {
    kind: "refused",
    code: "http_404",
    action: "never",
  }],
  ["a proxy says 429", { kind: "http", status: 429 }, {
    kind: "refused",
    code: "http_429",
    action: "retry",
  }],
  ["a proxy says 503", { kind: "http", status: 503 }, { kind: "unknown" }],
  ["nobody answers", { kind: "timeout", hold_ms: 800 }, { kind: "unknown" }],
  ["the line is cut before Meta accepts", { kind: "drop_before_accept" }, { kind: "unknown" }],
  ["the line is cut after Meta accepted", { kind: "drop_after_accept" }, { kind: "unknown" }],
];

for (const [name, open] of [["the simulator", simulated], ["a scripted fetch", scripted]] as const) {
  Deno.test(`${name}: a text is accepted, dialled by phone, with our id`, async () => {
    await using stage = await open();
    const outcome = await stage.channel.send(FROM, MARIA, {
      what: { type: "text", text: "Olá, Maria 👋" },
      opaque: "msg_1",
    });
    equal(outcome.kind, "accepted");
    match(outcome.kind === "accepted" ? outcome.providerId : "", /^wamid\./);
    equal(outcome.kind === "accepted" && outcome.waId, MARIA.waId);
    const [{ to, text, opaque } = { to: "", text: "", opaque: "" }] = await stage.sent();
    deepEqual({ to, text, opaque }, { to: MARIA.waId, text: "Olá, Maria 👋", opaque: "msg_1" });
  });

  Deno.test(`${name}: a customer without a phone is reached by BSUID`, async () => {
    await using stage = await open();
    const to = { waId: null, phone: null, bsuid: MARIA.bsuid };
    const outcome = await stage.channel.send(FROM, to, {
      what: { type: "text", text: "Oi" },
      opaque: "msg_2",
    });
    equal(outcome.kind, "accepted");
    equal(outcome.kind === "accepted" && outcome.waId, null);
    equal((await stage.sent())[0]?.to, MARIA.bsuid);
  });

  Deno.test(`${name}: a customer with neither is refused here`, async () => {
    await using stage = await open();
    const nobody = { waId: null, phone: null, bsuid: null };
    const outcome = await stage.channel.send(FROM, nobody, {
      what: { type: "text", text: "Oi" },
      opaque: "msg_3",
    });
    equal(outcome.kind === "refused" && outcome.code, "recipient_missing");
    equal((await stage.sent()).length, 0);
  });

  for (const [what, trouble, expected] of TROUBLES) {
    Deno.test(`${name}: when ${what}, the outcome says so`, async () => {
      await using stage = await open();
      await stage.next(trouble);
      const outcome = await stage.channel.send(FROM, MARIA, {
        what: { type: "text", text: "Oi" },
        opaque: "msg_4",
      });
      const { kind } = outcome;
      const known = outcome.kind === "refused"
        ? { kind, code: outcome.code, action: outcome.action }
        : { kind };
      deepEqual(known, expected);
    });
  }

  Deno.test(`${name}: the number tells its name; a wrong token is told from an absent Meta`, async () => {
    await using stage = await open();
    const info = await stage.channel.phoneNumber(FROM);
    deepEqual([info.displayPhoneNumber, info.verifiedName, info.qualityRating, info.registered], [
      NUMBER.displayPhoneNumber,
      "Loja",
      "GREEN",
      true,
    ]);
    const stranger = { ...FROM, accessToken: "not-ours" };
    await rejects(stage.channel.phoneNumber(stranger), { kind: "invalid", code: "access_token_refused" });
    const outcome = await stage.channel.send(stranger, MARIA, {
      what: { type: "text", text: "Oi" },
      opaque: "msg_5",
    });
    equal(outcome.kind === "refused" && outcome.action, "stop_channel");
  });
}
