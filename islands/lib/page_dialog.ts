/**
 * A page of its own, shown in a dialog over the thread: the same HTML, the same
 * forms, without leaving. Whatever has a page for browsers without scripts needs no
 * second drawing here; a few attributes make it livelier (`enliven_page.ts`).
 *
 * A form that changes something is sent as an island sends it; a refusal appears at
 * the head of the dialog with everything still typed. Links and searches stay inside.
 *
 * The danger is another page than ours in here (signed out, say): then the whole
 * window goes there.
 */

import type { Translate } from "../../components/reader.ts";
import { enliven } from "./enliven_page.ts";

/** What became of it; null: it was closed without a change. */
export type Closed = { readonly seq: number } | null;

/** Gives this page a style sheet of the other one. */
function wear({ href }: HTMLLinkElement): Promise<unknown> | undefined {
  if ([...document.styleSheets].some((sheet) => sheet.href === href)) return undefined;
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = href;
  document.head.append(link);
  return new Promise((loaded) => link.onload = link.onerror = loaded);
}

/** Opens the page at `href` in a dialog; resolves once it is closed. */
export function openPageDialog(href: string, t: Translate): Promise<Closed> {
  const opener = document.activeElement;
  const dialog = document.createElement("dialog");
  dialog.className = "over";
  let closed: Closed = null;
  document.body.append(dialog);
  dialog.showModal();

  const say = (words: string) => {
    const note = document.createElement("p");
    note.className = "say bad";
    note.setAttribute("role", "alert");
    note.textContent = words;
    dialog.querySelector(".say.bad")?.remove();
    dialog.querySelector(".sheet-head")?.after(note);
    if (!note.isConnected) dialog.append(note);
    note.scrollIntoView({ block: "nearest" });
  };

  async function show(path: string, part?: string): Promise<void> {
    try {
      const reply = await fetch(path);
      const page = new DOMParser().parseFromString(await reply.text(), "text/html");
      const content = page.querySelector("main.sheet");
      if (!content) return location.assign(reply.url);
      content.role = "none"; // the page below has a main part already, under that id
      content.removeAttribute("id");
      await Promise.all([...page.querySelectorAll<HTMLLinkElement>("link[rel=stylesheet]")].map(wear));
      // A search replaces its results alone, so that what is being typed stays in the field.
      const [old, news] = part ? [dialog.querySelector(part), content.querySelector(part)] : [];
      if (old && news) old.replaceWith(document.adoptNode(news));
      else {
        dialog.replaceChildren(document.adoptNode(content));
        dialog.ariaLabel = dialog.querySelector("h1")?.textContent ?? "";
        dialog.querySelector<HTMLElement>("[autofocus]")?.focus();
      }
      enliven(dialog);
    } catch { // no line: the page can't be had now
      say(t("network"));
    }
  }

  async function send(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
    if (form.ariaBusy === "true") return;
    form.ariaBusy = "true";
    const data = new FormData(form, submitter);
    const plain = form.enctype !== "multipart/form-data";
    const body = plain ? new URLSearchParams([...data].map(([name, value]) => [name, String(value)])) : data;
    try {
      const reply = await fetch(form.action, {
        method: "POST",
        body,
        headers: { accept: "application/json", "x-requested-with": "island" },
      });
      if (reply.ok) {
        closed = { seq: Number(reply.headers.get("x-commit-seq") ?? 0) };
        dialog.close();
      } else {
        const { message = "" } = await reply.json().catch(() => ({}));
        say(message || t("network"));
      }
    } catch { // the network: nothing was heard of it, and the form is still there
      say(t("network"));
    }
    form.ariaBusy = null;
  }

  dialog.addEventListener("submit", (event) => {
    const { target: form, submitter } = event;
    if (!(form instanceof HTMLFormElement)) return;
    event.preventDefault();
    const button = submitter instanceof HTMLButtonElement ? submitter : null;
    const method = button?.getAttribute("formmethod") ?? form.method;
    if (method === "post") return void send(form, button);
    const fields = [...new FormData(form, button)].filter(([, value]) => typeof value === "string" && value);
    const path = new URL(form.action).pathname;
    show(
      `${path}?${new URLSearchParams(fields.map(([name, value]) => [name, String(value)]))}`,
      form.dataset.results,
    );
  });
  dialog.addEventListener("click", (event) => {
    const { target } = event;
    if (target === dialog) return dialog.close();
    const link = target instanceof Element ? target.closest("a") : null;
    if (!link || event.ctrlKey || event.metaKey || link.target) return;
    event.preventDefault();
    if (link.hasAttribute("data-close")) dialog.close();
    else show(link.pathname + link.search);
  });
  show(href);
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      if (opener instanceof HTMLElement) opener.focus();
      resolve(closed);
    });
  });
}
