// What a page gains where JavaScript runs. Everything works without it: links lead, forms send, dialogs open by their anchor.
"use strict";
(() => {
  const root = document.documentElement;
  const all = (selector, within = document) => within.querySelectorAll(selector);

  // Light or dark: kept in a cookie, so that the server writes the page in the right colours at once.
  function toggleTheme() {
    const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
    const next = (root.dataset.theme || system) === "dark" ? "light" : "dark";
    root.dataset.theme = next;
    const secure = location.protocol === "https:" ? "; Secure" : "";
    document.cookie = `theme=${next}; path=/; max-age=31536000; SameSite=Lax${secure}`;
  }

  // Dialogs
  function open(dialog) {
    if (dialog && dialog.showModal && !dialog.open) dialog.showModal();
  }
  function close(element) {
    const dialog = element.closest("dialog");
    if (dialog && dialog.open) { dialog.close(); return true; }
    return false;
  }

  document.addEventListener("click", (event) => {
    const target = event.target.closest("[data-opens], [data-closes], [data-dismiss], [data-theme-toggle], [data-copies], .error-summary a");
    for (const menu of all("details[data-menu][open]")) if (!menu.contains(event.target)) menu.open = false;
    if (!target) return;
    if (target.matches("[data-opens]")) { event.preventDefault(); open(document.getElementById(target.dataset.opens)); }
    else if (target.matches("[data-closes]")) { if (close(target)) event.preventDefault(); }
    else if (target.matches("[data-dismiss]")) target.closest(".toast").remove();
    else if (target.matches("[data-theme-toggle]")) toggleTheme();
    else if (target.matches("[data-copies]")) copy(target);
    else focusField(event, target);
  });

  // Copying what an element says; the button needs a script, says so, and tells that it was done.
  async function copy(button) {
    const from = document.getElementById(button.dataset.copies);
    getSelection().selectAllChildren(from);
    try { await navigator.clipboard.writeText(from.textContent); } catch { return; } // it is selected: Ctrl+C
    button.textContent = button.dataset.copied;
  }

  function focusField(event, link) {
    const found = document.getElementById(link.hash.slice(1));
    const field = found && (found.matches("input, select, textarea") ? found : found.querySelector("input, select, textarea"));
    if (field) { event.preventDefault(); field.focus(); }
  }

  // Keyboard. Single keys can be switched off, for people who speak to their computer.
  const SINGLE = "fairlead-single-keys";
  let before = "";
  const single = () => { try { return localStorage.getItem(SINGLE) !== "off"; } catch { return true; } };
  const writing = (element) => element.matches("input, select, textarea, [contenteditable]");
  const shortcuts = {
    "?": () => open(document.getElementById("keys")),
    "/": () => { const field = document.querySelector("input[type=search]"); if (field) field.focus(); return Boolean(field); },
    "gh": () => document.querySelector("a.brand").click(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.form) {
      event.preventDefault();
      event.target.form.requestSubmit();
      return;
    }
    if (event.key === "Escape") closeMenu();
    if (event.ctrlKey || event.metaKey || event.altKey || writing(event.target) || !single()) return;
    const act = shortcuts[before + event.key] || shortcuts[event.key];
    before = event.key === "g" ? "g" : "";
    if (act && act() !== false) event.preventDefault();
  });

  function closeMenu() {
    const menu = document.querySelector("details[data-menu][open]");
    if (menu) { menu.open = false; menu.querySelector("summary").focus(); }
  }

  document.addEventListener("change", (event) => {
    if (!event.target.matches("[data-single-keys]")) return;
    try { localStorage.setItem(SINGLE, event.target.checked ? "on" : "off"); } catch { /* private window */ }
  });

  // Unsaved text: forms marked data-warn ask before the page is left.
  const changed = new Set();
  document.addEventListener("input", (event) => {
    const form = event.target.closest("form[data-warn]");
    if (form) changed.add(form);
  });
  document.addEventListener("submit", (event) => { changed.delete(event.target); delete event.target.dataset.unsaved; });
  document.addEventListener("fairlead:saved", (event) => changed.delete(event.target.closest("form")));
  document.addEventListener("click", (event) => {
    const leaving = event.target.closest("[data-leaves]"); // asked already
    if (leaving) for (const form of all("form[data-warn]")) if (form.contains(leaving)) { changed.delete(form); delete form.dataset.unsaved; }
  });
  addEventListener("beforeunload", (event) => {
    if (document.querySelector("form[data-unsaved]") || [...changed].some((form) => form.isConnected)) event.preventDefault();
  });

  // What is there only for, or only without, JavaScript; also in what HTMX brings.
  function dress(within) {
    for (const element of all("[data-theme-toggle], [data-dismiss], [data-needs-script]", within)) element.hidden = false;
    for (const element of all("[data-without-script]", within)) element.hidden = true;
    for (const element of all("[data-single-keys]", within)) element.checked = single();
  }
  dress(document);
  document.addEventListener("htmx:load", (event) => dress(event.detail.elt.parentNode || document));
  const wrong = document.querySelector("[data-focus]");
  if (wrong) wrong.focus();
  const anchored = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  if (anchored && anchored.matches("dialog")) open(anchored);
})();
