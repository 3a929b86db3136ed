/**
 * What a press within a thread does besides following its link: a picture is shown
 * over the page, a quote leads to its original, a time opens what can be done. Each
 * is a link first, and what shows it in its place is fetched with the first press;
 * if that fails, the link is followed after all.
 */

import type { Message } from "../../core/messages/message.ts";

/** What a press may need of the thread. */
export interface ActsOn {
  readonly ticketId: string;
  /** The message of that id, if it is on the screen. */
  find(id: string): Message | undefined;
  /** Puts older messages above; false: there are none. */
  older(): Promise<boolean>;
  /** May answer here. */
  readonly writes: boolean;
  onSubmit(submit: SubmitEvent): void;
}

/** A listener for the presses within a thread. */
export function actsOn(thread: ActsOn): (click: MouseEvent) => void {
  return (click) => {
    const { target } = click;
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>("a[data-act]") : null;
    if (!link || click.button || click.ctrlKey || click.metaKey || click.shiftKey) return;
    click.preventDefault();
    const follow = () => location.assign(link.href);
    const { act } = link.dataset;
    if (act === "view") import("./view_pictures.ts").then(({ viewPictures }) => viewPictures(link), follow);
    else if (act === "jump") import("./jump.ts").then(({ jump }) => jump(link, thread), follow);
    else import("./message_menu.tsx").then(({ openMenu }) => openMenu(link, thread), follow);
  };
}
