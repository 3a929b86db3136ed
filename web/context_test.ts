import { deepEqual, equal, rejects, throws } from "node:assert/strict";
import { Context } from "./context.ts";
import type { Form } from "./form.ts";
import { FormReader } from "./form_reader.ts";

function contextOf(req: Request): Context<null> {
  const unused = () => {
    throw new Error("not drawn here");
  };
  const renderer = { render: unused, renderError: unused, rerender: unused, csrfToken: () => null };
  return new Context(req, {
    requestId: "r",
    remoteAddress: "",
    form: new FormReader(req, { text: 1000 }),
    renderer,
    state: () => null,
  });
}
const readForm = (req: Request, text: number) => new FormReader(req, { text }).read();
const post = (body: BodyInit) => new Request("https://b.example/x", { method: "POST", body });

Deno.test("a redirect leads to our own site or nowhere", () => {
  const ctx = contextOf(new Request("https://b.example/"));
  const reply = ctx.redirect("/tickets?tab=waiting#last", { "set-cookie": "a=1" });
  equal(reply.status, 303);
  equal(reply.headers.get("location"), "/tickets?tab=waiting#last");
  equal(reply.headers.get("set-cookie"), "a=1");
  const elsewhere = [
    "//evil.net",
    "https://evil.net",
    "/\\evil.net",
    "/\t/evil.net",
    "tickets",
    "",
    "/a\r\nx: y",
    "/a\\b",
  ];
  for (const path of elsewhere) {
    throws(() => ctx.redirect(path), /not a path of this site/, JSON.stringify(path));
  }
});

Deno.test("a form is read once and its fields are as they were typed", async () => {
  const ctx = contextOf(post(new URLSearchParams([["name", "  Ana "], ["tag", "a"], ["tag", "b"]])));
  const form = await ctx.form();
  equal(await ctx.form(), form);
  equal(form.text("name"), "  Ana ");
  equal(form.text("absent"), "");
  equal(form.has("absent"), false);
  deepEqual(form.all("tag"), ["a", "b"]);
  deepEqual(form.values(), { name: "  Ana ", tag: "b" });
});

Deno.test("a multipart form without files reads the same", async () => {
  const body = new FormData();
  body.set("name", "Olá");
  deepEqual((await readForm(post(body), 2000)).values(), { name: "Olá" });
  await rejects(readForm(post(body), 50), { code: "body_too_large", status: 413 });
});

Deno.test("a body that is not what it claims is the sender's fault", async () => {
  const req = new Request("https://b.example/x", {
    method: "POST",
    headers: { "content-type": "multipart/form-data; boundary=x" },
    body: "no parts at all",
  });
  await rejects(readForm(req, 1000), { code: "body_malformed", status: 400 });
});

Deno.test("a body that is no form reads as an empty one", async () => {
  const form: Form = await readForm(post("plain"), 1000);
  deepEqual(form.values(), {});
});

Deno.test("a plain form waits for a page, an island does not", () => {
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const sent = (extra: Record<string, string>) =>
    contextOf(
      new Request("https://b.example/x", { method: "POST", body: "", headers: { ...headers, ...extra } }),
    );
  equal(sent({ accept: "text/html,*/*" }).isForm, true);
  equal(sent({ "x-requested-with": "island" }).isForm, false);
  equal(sent({ "x-requested-with": "island" }).isEnhanced, true);
  equal(sent({ accept: "application/json" }).isEnhanced, true);
});

Deno.test("a cookie is found by its whole name", () => {
  const ctx = contextOf(
    new Request("https://b.example/", { headers: { cookie: "xsession=1; session=a%3Db; bad=%E0" } }),
  );
  equal(ctx.cookie("session"), "a=b");
  equal(ctx.cookie("bad"), "%E0");
  equal(ctx.cookie("none"), undefined);
});
