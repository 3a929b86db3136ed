/**
 * What can be done about a message, beside its bubble; on a phone, at the lower edge.
 * A real dialog, so that Escape closes it and focus comes back to where it was.
 */

import { render } from "preact";
import { MessageActions } from "../../components/bubbles/MessageActions.tsx";
import type { ActsOn } from "./use_acts.ts";

const GAP = 8;

/** Opens the menu of the message that the link belongs to. */
export function openMenu(link: HTMLAnchorElement, thread: ActsOn): void {
  const message = thread.find(link.closest("li")?.id ?? "");
  if (!message) return location.assign(link.href);
  const dialog = document.createElement("dialog");
  dialog.className = "menu-box acts";
  dialog.setAttribute("aria-label", link.title);
  const close = () => dialog.close();
  render(
    <MessageActions
      message={message}
      answerIn={thread.writes ? thread.ticketId : null}
      onSubmit={(submit) => {
        thread.onSubmit(submit);
        close();
      }}
      onCopy={() => {
        navigator.clipboard?.writeText(message.text ?? "").catch(() => {}); // a browser that refuses: the text can be selected
        close();
      }}
    />,
    dialog,
  );
  if (!dialog.firstElementChild) return location.assign(link.href);
  dialog.addEventListener("click", ({ target }) => {
    if (target === dialog || target instanceof Element && target.closest("a")) close();
  });
  dialog.addEventListener("close", () => {
    render(null, dialog);
    dialog.remove();
    link.focus({ preventScroll: true });
  });
  document.body.append(dialog);
  dialog.showModal();
  place(dialog, link);
}

/** Beside the link, within the window; on a phone the style sheet says where. */
function place(dialog: HTMLDialogElement, link: HTMLAnchorElement): void {
  if (matchMedia("(max-width:45em)").matches) return;
  const at = link.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = dialog;
  const below = at.bottom + GAP + height < innerHeight;
  dialog.style.top = `${below ? at.bottom + GAP : Math.max(GAP, at.top - GAP - height)}px`;
  dialog.style.left = `${Math.min(Math.max(GAP, at.right - width), innerWidth - width - GAP)}px`;
}
