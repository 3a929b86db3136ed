/**
 * Sends a form of the page in its place: the same fields to the same address. A
 * second press while the first is under way does nothing; the button says so.
 */

import type { Reader } from "../../components/reader.ts";
import type { Refusal } from "../../components/refusal.ts";
import { post } from "./post.ts";

/** What became of it. */
export type Submitted = { readonly refusal: null; readonly seq: number } | { readonly refusal: Refusal };

/** Sends the form of a submit event; null: it is already being sent. */
export async function submitForm(event: SubmitEvent, { t }: Reader): Promise<Submitted | null> {
  event.preventDefault();
  const form = event.currentTarget;
  if (!(form instanceof HTMLFormElement) || form.ariaBusy === "true") return null;
  form.ariaBusy = "true";
  const path = form.getAttribute("action") ?? "";
  const fields = Object.fromEntries(
    [...new FormData(form)].filter((field): field is [string, string] => typeof field[1] === "string"),
  );
  const reply = await post(path, fields);
  form.ariaBusy = null;
  form.closest("details")?.removeAttribute("open");
  if (reply.ok) return { refusal: null, seq: reply.seq };
  const text = reply.message || t("network");
  return { refusal: { code: reply.code, text, details: detailsOf(reply.details), form: fields } };
}

function detailsOf(details: Record<string, unknown>): Refusal["details"] {
  return Object.fromEntries(
    Object.entries(details).filter((entry): entry is [string, string | number | boolean] =>
      ["string", "number", "boolean"].includes(typeof entry[1])
    ),
  );
}
