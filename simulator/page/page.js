/**
 * Keeps the page of phones as it is on the server, and sends its forms without
 * leaving it.
 *
 * News name no content: the page is fetched again and only the parts marked
 * `data-live` are exchanged, by id, so that a field somebody types into, a
 * scroll position and an open <details> stay as they are.
 */
const say = document.getElementById("say");
const parser = new DOMParser();
let refreshing = false;
let again = false;
/** What the server last gave for each part: a part is exchanged when that changes, not when a person opens a menu in it. */
const seen = new Map();
for (const part of document.querySelectorAll("[data-live], [data-live=list] > *")) remember(part);

function remember(part) {
  seen.set(part.id, part.outerHTML);
}

/** Whether it is news, and nobody is busy in an open menu of it. */
function isDue(current, next) {
  return seen.get(next.id) !== next.outerHTML && !current.querySelector("details[open] :focus");
}

/** Fetches the page and exchanges what differs; calls during a fetch lead to one more. */
async function refresh() {
  if (refreshing) return void (again = true);
  refreshing = true;
  try {
    const answer = await fetch(location.pathname + location.search);
    const fresh = parser.parseFromString(await answer.text(), "text/html");
    syncPhones(fresh);
    for (const next of fresh.querySelectorAll("[data-live]")) {
      const current = document.getElementById(next.id);
      if (!current) continue;
      if (next.dataset.live === "list") syncList(current, next);
      else if (isDue(current, next)) swap(current, next);
    }
  } finally {
    refreshing = false;
  }
  if (!again) return;
  again = false;
  setTimeout(refresh, 150);
}

/** A phone that is new comes in, one that is gone goes. */
function syncPhones(fresh) {
  const box = document.getElementById("phones");
  const ids = new Set();
  for (const next of fresh.querySelectorAll("#phones > *")) {
    ids.add(next.id);
    if (!next.id || !document.getElementById(next.id)) {
      if (next.id || box.children.length === 0) box.append(document.importNode(next, true));
    }
  }
  for (const old of [...box.children]) if (!ids.has(old.id)) old.remove();
}

/** Items by id: changed ones are exchanged, new ones appended, so that a screen reader hears only the new. */
function syncList(current, next) {
  const wanted = new Set([...next.children].map((child) => child.id));
  for (const old of [...current.children]) if (!wanted.has(old.id)) old.remove();
  for (const child of next.children) {
    const known = document.getElementById(child.id);
    if (!known) {
      const added = document.importNode(child, true);
      added.classList.add("new");
      current.append(added);
      remember(child);
    } else if (isDue(known, child)) {
      known.innerHTML = child.innerHTML;
      remember(child);
    }
  }
}

/** Exchanges an element and gives the focus back to the same control in it. */
function swap(current, next) {
  remember(next);
  const controls = "a, button, input, select, summary";
  const index = [...current.querySelectorAll(controls)].indexOf(document.activeElement);
  const added = document.importNode(next, true);
  current.replaceWith(added);
  if (index >= 0) added.querySelectorAll(controls)[index]?.focus();
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!("quiet" in form.dataset)) return;
  event.preventDefault();
  const data = new FormData(form, event.submitter);
  const body = form.enctype === "multipart/form-data" ? data : new URLSearchParams(data);
  const text = form.querySelector("textarea");
  try {
    const answer = await fetch(form.action, { method: "POST", body, redirect: "manual" });
    if (answer.status >= 400) throw new Error(String(answer.status));
    say.textContent = "";
    if (text) text.value = "";
    else if (form.dataset.then) {
      form.reset();
      form.closest("details")?.removeAttribute("open");
    }
  } catch {
    // Nothing typed is lost: the form stays as it is, the line says so.
    say.textContent = document.body.dataset.failed;
  }
  refresh();
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") event.target.closest("details.acts[open]")?.removeAttribute("open");
  if (event.target.tagName !== "TEXTAREA" || event.key !== "Enter" || event.shiftKey || event.isComposing) {
    return;
  }
  event.preventDefault();
  event.target.form.requestSubmit();
});

document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.acts[open]")) {
    if (!menu.contains(event.target)) menu.removeAttribute("open");
  }
  if (event.target.closest("a[href='#new-customer']")) {
    document.getElementById("new-customer").open = true;
    document.querySelector("#new-customer input").focus();
    event.preventDefault();
  }
});

const news = new EventSource("/_sim/changes");
let waiting = null;
news.onmessage = () => {
  waiting ??= setTimeout(() => {
    waiting = null;
    refresh();
  }, 60);
};
news.onopen = () => {
  if (say.textContent === document.body.dataset.lost) say.textContent = "";
  refresh();
};
news.onerror = () => void (say.textContent = document.body.dataset.lost);
setInterval(refresh, 30_000);
