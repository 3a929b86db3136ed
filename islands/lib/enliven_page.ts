/**
 * What attributes of a page's form mean once scripts run: a search that searches as
 * one types (`data-results` names what it replaces), characters left (`data-left`),
 * the preview that follows the fields (`data-fills` → `data-hole`), the place where
 * one is (`data-locate`). Without scripts they mean nothing and nothing is missing.
 */

const QUIET_MS = 250;
const done = new WeakSet<Element>();

/** Brings the forms below `root` to life; again after its content has changed. */
export function enliven(root: HTMLElement): void {
  for (const form of root.querySelectorAll("form")) {
    if (done.has(form)) continue;
    done.add(form);
    let timer: ReturnType<typeof setTimeout> | undefined;
    form.addEventListener("input", ({ target }) => {
      if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return;
      countDown(target);
      fill(root, target);
      if (target.type !== "search" || !form.dataset.results) return;
      clearTimeout(timer);
      timer = setTimeout(() => form.requestSubmit(), QUIET_MS);
    });
    form.querySelectorAll<HTMLInputElement>("input[maxlength],textarea[maxlength]").forEach(countDown);
    const locate = form.querySelector<HTMLButtonElement>("[data-locate]");
    if (locate && "geolocation" in navigator) {
      locate.hidden = false;
      locate.addEventListener("click", () => findPlace(form, locate));
    }
  }
}

function countDown(field: HTMLInputElement | HTMLTextAreaElement): void {
  const left = field.closest(".field")?.querySelector("[data-left]");
  if (left) left.textContent = `${Array.from(field.value).length}/${field.maxLength}`;
}

function fill(
  root: HTMLElement,
  { dataset: { fills }, value }: HTMLInputElement | HTMLTextAreaElement,
): void {
  if (!fills) return;
  for (const hole of root.querySelectorAll<HTMLElement>("[data-hole]")) {
    if (hole.dataset.hole === fills) hole.textContent = value || (hole.dataset.blank ?? "");
  }
}

function findPlace(form: HTMLFormElement, button: HTMLButtonElement): void {
  button.ariaBusy = "true";
  const set = (name: string, value: number) => {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement) field.value = value.toFixed(6);
  };
  navigator.geolocation.getCurrentPosition(({ coords }) => {
    button.ariaBusy = null;
    set("latitude", coords.latitude);
    set("longitude", coords.longitude);
  }, () => {
    button.ariaBusy = null;
    button.textContent = button.dataset.refused ?? "";
  }, { timeout: 15_000 });
}
