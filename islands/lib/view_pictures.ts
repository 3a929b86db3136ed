/**
 * A picture over the page, as large as it goes: arrows lead to the others of the
 * thread, Escape and a press beside it close. It is a real dialog, so that focus
 * stays in it and comes back.
 */

import { createReader } from "../../components/reader.ts";
import { clientLocale, clientTexts } from "../../web/client_texts.ts";

/** Shows the picture of that link. */
export function viewPictures(link: HTMLAnchorElement): void {
  const { t } = createReader({ texts: clientTexts, locale: clientLocale, timeZone: "UTC", csrf: "" });
  const links = [...document.querySelectorAll<HTMLAnchorElement>("a[data-act=view]")];
  let at = links.indexOf(link);
  const dialog = document.createElement("dialog");
  dialog.className = "viewer";
  dialog.setAttribute("aria-label", t("kind_image"));
  const picture = document.createElement("img");
  picture.alt = t("kind_image");
  const save = document.createElement("a");
  save.className = "btn";
  save.download = "";
  save.textContent = t("download");

  const button = (icon: string, label: string, press: () => void) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "ib";
    made.title = label;
    made.setAttribute("aria-label", label);
    made.append(Object.assign(document.createElement("i"), { className: `i i-${icon}`, ariaHidden: "true" }));
    made.addEventListener("click", press);
    return made;
  };
  const show = (to: number) => {
    const next = links[to];
    if (!next) return;
    at = to;
    picture.src = next.href;
    save.href = `${next.href}?download`;
    before.disabled = at === 0;
    after.disabled = at === links.length - 1;
  };
  const before = button("back", t("previous_picture"), () => show(at - 1));
  const after = button("back", t("next_picture"), () => show(at + 1));
  after.classList.add("next");
  const bar = document.createElement("div");
  bar.className = "viewer-bar";
  const close = button("x", t("dismiss"), () => dialog.close());
  bar.append(before, after, save, close);
  dialog.append(picture, bar);
  dialog.addEventListener("keydown", ({ key }) => {
    if (key === "ArrowLeft") show(at - 1);
    if (key === "ArrowRight") show(at + 1);
  });
  dialog.addEventListener("click", ({ target }) => {
    if (target === dialog || target === picture) dialog.close();
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    links[at]?.focus();
  });
  document.body.append(dialog);
  show(Math.max(0, at));
  dialog.showModal();
  close.focus();
}
