/** A accepts, E closes, R goes to the answer: outside of text fields, and only where the button is there. Esc closes a menu. */

import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";
import { isTyping } from "./typing.ts";

/** Listens for the keys of an open thread. */
export function useThreadKeys(field: RefObject<HTMLTextAreaElement | null>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const menu = event.key === "Escape" && document.querySelector("details.menu[open]");
      if (menu) {
        menu.removeAttribute("open");
        menu.querySelector("summary")?.focus();
      }
      if (isTyping(event)) return;
      const key = event.key.toLowerCase();
      if (key === "r" && field.current) field.current.focus();
      else if (key === "a" || key === "e") {
        const form = document.querySelector<HTMLFormElement>(`form[data-key=${key}]`);
        if (!form) return;
        form.requestSubmit();
      } else return;
      event.preventDefault();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
}
