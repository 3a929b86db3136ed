/**
 * Every request and answer of the Graph API that Meta has published, played
 * against the simulator: the requests are accepted, the answers have the same
 * members.
 *
 * Without the folder of published examples these are shown as ignored; what they
 * check is checked by hand elsewhere.
 */
import assert from "node:assert/strict";
import { isObject } from "./json.ts";
import { aPhoto, callGraph } from "../testing/simulator/graph_calls.ts";
import {
  fillIn,
  graphFolder,
  publishedFiles,
  readPublished,
  templateFitting,
  uploadOfEach,
} from "../testing/simulator/published_sends.ts";
import { assertShape } from "../testing/simulator/shapes.ts";
import { anaWrites, aSimStage, numberId, until } from "../testing/simulator/sim_stage.ts";

const ignore = graphFolder === null;
const wabaId = "102290129340398";
const sendStart = "phone-number-id-messages__post__req__";

Deno.test({
  name: "Every published send is accepted, with an answer of the published shape",
  ignore,
  async fn() {
    await using stage = await aSimStage({ settings: { pair_rate: false, media_errors: "sync" } });
    const wamid = await anaWrites(stage);
    const ids = await uploadOfEach(stage);
    const files = publishedFiles(sendStart);
    assert.ok(files.length >= 50, `${files.length} published sends`);
    for (const file of files) {
      const published = await readPublished(file);
      assert.ok(published, file);
      const request = fillIn(published, ids, wamid);
      if (isObject(request.template)) {
        stage.sim.world.templates.put(wabaId, templateFitting(request.template));
      }
      const { status, body } = await stage.send(request);
      assert.equal(status, 200, `${file}: ${JSON.stringify(body)}`);
      const answer = await readPublished(file.replace("__req__", "__res-200__"));
      if (answer) assertShape(answer, body, file);
    }
  },
});

Deno.test({
  name: "Every published template that can be created is created and waits for review",
  ignore,
  async fn() {
    await using stage = await aSimStage();
    const start = "waba-id-message-templates__post__";
    const answer = await readPublished(`${start}res-200__example-response`);
    const names = new Set<unknown>();
    for (const file of publishedFiles(`${start}req__`)) {
      const published = await readPublished(file);
      assert.ok(published, file);
      const name = /^[a-z0-9_]+$/.test(String(published.name)) && !names.has(published.name)
        ? published.name
        : `template_${names.size}`;
      names.add(name);
      const category = String(published.category).toUpperCase();
      const language = String(published.language);
      const body = { ...published, name, language, category: category in categories ? category : "UTILITY" };
      const created = await callGraph(stage, "POST", `/${wabaId}/message_templates`, body);
      assert.equal(created.status, 200, `${file}: ${JSON.stringify(created.body)}`);
      assertShape(answer, created.body, file);
    }
    assert.ok(names.size >= 10);
  },
});

const categories = { UTILITY: true, MARKETING: true, AUTHENTICATION: true };

Deno.test({
  name: "The answers about files, numbers and accounts have the published shapes",
  ignore,
  async fn() {
    await using stage = await aSimStage();
    await anaWrites(stage);
    await stage.send({ to: "5511987654321", text: { body: "Olá" } });
    await until("delivered", () => stage.inbox.statuses().length === 2);
    const media = await aPhoto(stage);
    const profile = `/${numberId}/whatsapp_business_profile`;
    const apps = `/${wabaId}/subscribed_apps`;
    const calls: [file: string, method: string, path: string, req?: string][] = [
      ["media-id__get__res-200__retrieve-media-url", "GET", `/${media}`],
      ["media-id__delete__res-200__delete-media", "DELETE", `/${media}`],
      [
        "phone-number-id-message-history__get__res-200__message-history-with-events",
        "GET",
        `/${numberId}/message_history`,
      ],
      [
        "phone-number-id-register__post__res-200__successful-registration",
        "POST",
        `/${numberId}/register`,
        "phone-number-id-register__post__req__advanced-registration",
      ],
      [
        "phone-number-id-register__post__res-200__successful-registration",
        "POST",
        `/${numberId}/register`,
        "phone-number-id-register__post__req__basic-registration",
      ],
      [
        "phone-number-id-register__post__res-200__successful-registration",
        "POST",
        `/${numberId}/register`,
        "phone-number-id-register__post__req__migration-registration",
      ],
      [
        "phone-number-id-whatsapp-business-profile__post__res-200__profile-update-success",
        "POST",
        profile,
        "phone-number-id-whatsapp-business-profile__post__req__complete-profile-update",
      ],
      [
        "phone-number-id-whatsapp-business-profile__post__res-200__profile-update-success",
        "POST",
        profile,
        "phone-number-id-whatsapp-business-profile__post__req__minimal-profile-update",
      ],
      ["phone-number-id-whatsapp-business-profile__get__res-200__business-profile-details", "GET", profile],
      [
        "waba-id-message-templates__get__res-200__example-response",
        "GET",
        `/${wabaId}/message_templates?limit=2`,
      ],
      ["waba-id-subscribed-apps__get__res-200__multiple-subscriptions", "GET", apps],
      [
        "waba-id-subscribed-apps__post__res-200__custom-callback-success",
        "POST",
        apps,
        "waba-id-subscribed-apps__post__req__custom-callback",
      ],
      [
        "waba-id-subscribed-apps__post__res-200__basic-subscription-success",
        "POST",
        apps,
        "waba-id-subscribed-apps__post__req__basic-subscription",
      ],
      ["waba-id-subscribed-apps__delete__res-200__unsubscribe-success", "DELETE", apps],
      ["waba-id-subscribed-apps__get__res-200__no-subscriptions", "GET", apps],
    ];
    for (const [file, method, path, req] of calls) {
      const request = req === undefined ? undefined : await readPublished(req);
      const { status, body } = await callGraph(stage, method, path, request);
      assert.equal(status, 200, `${file}: ${JSON.stringify(body)}`);
      assertShape(asAnswered(await readPublished(file)), body, file);
    }
  },
});

/** Published as text or from one account alone; what Meta answers is a number, or nothing. */
function asAnswered(published: unknown): unknown {
  if (Array.isArray(published)) return published.map(asAnswered);
  if (!isObject(published)) return published;
  const { previous_category: _, next: __, ...rest } = published;
  const size = rest.file_size === undefined ? {} : { file_size: Number(rest.file_size) };
  const whole: [string, unknown][] = Object.entries({ ...rest, ...size });
  return Object.fromEntries(whole.map(([key, value]) => [key, asAnswered(value)]));
}

Deno.test({
  name: "The published refusals have the shape of the simulator's",
  ignore,
  async fn() {
    await using stage = await aSimStage();
    const { body } = await callGraph(stage, "POST", `/${numberId}/register`, { pin: "1" });
    for (const file of publishedFiles("phone-number-id-register__post__res-4")) {
      const published = await readPublished(file);
      const error = isObject(published?.error) ? published.error : {};
      // Some published refusals carry more (a subcode, words for the user): those are the exception.
      const { message, type, code, fbtrace_id } = error;
      assertShape({ error: { message, type, code, fbtrace_id } }, body, file);
    }
  },
});
