/* What the pages do beyond links and forms: pointing between source and result, keys, dropping files, printing.
   Everything else works without it. Listeners stand on the document, so parts that htmx swaps in need no second start. */
"use strict";

(() => {
  const root = document.documentElement;
  root.classList.add("js");

  const all = (selector) => Array.from(document.querySelectorAll(selector));
  const one = (selector) => document.querySelector(selector);

  /* Pointing: whatever has `data-key` (a row, a finding) or `data-keys` (a stretch of the source) lights up together. */

  function partners(key) {
    const found = all(`[data-key="${key}"], [data-keys~="${key}"], [data-about="${key}"]`);
    const about = one(`[data-key="${key}"]`)?.dataset.about;
    return about ? found.concat(all(`[data-key="${about}"]`)) : found;
  }

  /* A region of a printed page has no layout box of its own, only the place where it is drawn. */
  const isShown = (element) => element.getClientRects().length > 0;

  function bringIntoView(element) {
    const pane = element.closest(".scroll");
    const place = element.getBoundingClientRect();
    if (pane && pane.scrollHeight > pane.clientHeight) {
      const top = place.top - pane.getBoundingClientRect().top;
      if (top < 40 || top + place.height > pane.clientHeight) pane.scrollTop += top - pane.clientHeight / 3;
    }
    if (pane && element.matches(".region")) {
      const left = place.left - pane.getBoundingClientRect().left;
      if (left < 0 || left + place.width > pane.clientWidth) pane.scrollLeft += left - Math.max(16, (pane.clientWidth - place.width) / 2);
      pane.scrollIntoView({ block: "nearest" });
    } else {
      element.scrollIntoView({ block: "nearest" });
    }
  }

  let pointed = "";

  function pointAt(key, origin) {
    pointed = key;
    all(".lit").forEach((element) => {
      element.classList.remove("lit");
      element.removeAttribute("aria-current");
    });
    const pane = origin?.closest(".pane");
    const seen = new Set([pane]);
    for (const element of partners(key)) {
      element.classList.add("lit");
      element.setAttribute("aria-current", "true");
      const closed = element.closest("details:not([open])");
      const own = element.closest(".pane");
      if (!closed && !seen.has(own) && isShown(element)) {
        seen.add(own);
        bringIntoView(element);
      }
    }
  }

  function keyOf(element) {
    return element?.dataset.key || element?.dataset.keys?.split(" ")[0] || "";
  }

  /* Following `#s-i3` leads to the stretch of i3, `#i3` back to its row: without this script as plain anchors, with it lit on both
     sides. Only the keyboard takes the focus along; a mouse may be about to select text. */
  function follow(link, event) {
    const name = (link.dataset.leads ?? link.hash).slice(1);
    const key = keyOf(link.closest("[data-key], [data-keys]")) || name.replace(/^s-/, "");
    const goal = name.startsWith("s-") ? all(`[data-keys~="${key}"]`).find(isShown) : document.getElementById(name);
    if (!goal) return;
    event.preventDefault();
    if (String(getSelection())) return;
    if (event.detail === 0) (goal.closest("a") ?? goal.querySelector("[data-stop]"))?.focus({ preventScroll: true });
    pointAt(key, link);
    history.replaceState(history.state, "", `#${name.replace(/^s-/, "")}`);
  }

  /* Text inside a link cannot be selected with the mouse, and a source is there to be copied from: with this script its stretches
     are no links, but still act as such. */
  document.addEventListener("htmx:load", (event) => {
    event.target.querySelectorAll("a.stretch[href]").forEach((stretch) => {
      stretch.dataset.leads = stretch.getAttribute("href");
      stretch.removeAttribute("href");
      stretch.setAttribute("role", "link");
      stretch.tabIndex = 0;
    });
  });

  /* A printed page comes when it is looked at: what is pointed at lights up on it then. */
  document.addEventListener("htmx:load", (event) => {
    if (pointed && event.target.matches(".printed")) pointAt(pointed, one(`[data-key="${pointed}"]`));
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#'], [data-leads]");
    if (link && !link.matches(".skip") && (link.hash || one(link.dataset.leads))) return follow(link, event);
    all("[data-menu][open]").forEach((menu) => menu.contains(event.target) || menu.removeAttribute("open"));
    if (event.target.closest("a, button, summary, input, label") || String(getSelection())) return undefined;
    const holder = event.target.closest("[data-key]");
    if (!holder) return undefined;
    holder.querySelector("[data-stop]")?.focus({ preventScroll: true });
    return pointAt(holder.dataset.key, holder);
  });

  document.addEventListener("focusin", (event) => {
    const holder = event.target.closest("[data-stop], .stretch, .region")?.closest("[data-key], [data-keys]");
    if (holder && !holder.classList.contains("lit")) pointAt(keyOf(holder), holder);
  });

  /* Keys */

  function stops() {
    const pane = document.activeElement?.closest(".pane") ?? one(".result");
    const within = pane ? Array.from(pane.querySelectorAll("[data-stop]")) : [];
    return (within.length ? within : all("[data-stop]")).filter(isShown);
  }

  function step(by) {
    const list = stops();
    const at = list.indexOf(document.activeElement);
    const next = at < 0 ? list[by > 0 ? 0 : list.length - 1] : list[at + by];
    if (!next) return;
    next.focus({ preventScroll: true });
    bringIntoView(next);
  }

  function back() {
    const open = one("[data-menu][open]");
    if (open) {
      open.removeAttribute("open");
      open.querySelector("summary").focus();
    } else {
      pointAt("");
      document.activeElement?.blur();
    }
  }

  const keys = {
    j: () => step(1),
    k: () => step(-1),
    n: () => one("[data-next]")?.click(),
    p: () => one("[data-previous]")?.click(),
    u: () => one("[data-up]")?.click(),
    h: () => one("#hints")?.click(),
    Escape: back,
    "?": () => location.assign(one("link[rel=help]").href),
  };

  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target.closest("textarea, select, input:not([type=checkbox])")) return;
    if (event.key === "Enter" && event.target.matches("[data-leads]")) event.target.click();
    const inList = event.target.closest("[data-stop]");
    const arrows = inList ? { ArrowDown: keys.j, ArrowUp: keys.k } : {};
    const act = keys[event.key] ?? arrows[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });

  /* Taking in */

  function hand(form, files) {
    const total = Array.from(files).reduce((sum, file) => sum + file.size, 0);
    const alert = form.querySelector("[data-alert]");
    alert.hidden = total <= Number(form.dataset.limit);
    if (!alert.hidden) {
      alert.textContent = "这些文件超过 64 MB，请分几次上传，或把文件拆小。";
      return;
    }
    form.requestSubmit();
  }

  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-drop] input[type=file]") && event.target.files.length) hand(event.target.form, event.target.files);
    if (event.target.id === "hints") document.cookie = `hints=${event.target.checked ? 1 : 0}; path=/; max-age=31536000; samesite=lax`;
  });

  for (const name of ["dragenter", "dragover"]) {
    document.addEventListener(name, (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      one("[data-drop]")?.classList.add("over");
    });
  }

  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) one("[data-drop]")?.classList.remove("over");
  });

  document.addEventListener("drop", (event) => {
    const form = one("[data-drop]");
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    form?.classList.remove("over");
    if (!form) return;
    form.querySelector("input[type=file]").files = event.dataTransfer.files;
    hand(form, event.dataTransfer.files);
  });

  /* Paper: what is folded on the screen is printed, and folded again afterwards. */

  let unfolded = [];
  window.addEventListener("beforeprint", () => {
    unfolded = all("main details:not([open]):not([data-menu])");
    unfolded.forEach((details) => details.setAttribute("open", ""));
  });
  window.addEventListener("afterprint", () => unfolded.forEach((details) => details.removeAttribute("open")));
  document.addEventListener("click", (event) => event.target.closest("[data-print]") && window.print());

  /* Copying: by the selection, which also works where the clipboard is closed to scripts. */
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    getSelection().selectAllChildren(one(button.dataset.copy));
    const isCopied = document.execCommand("copy");
    const told = one("[data-copied]");
    told.textContent = isCopied ? "已复制" : "没有复制成，已经选中，请按 Ctrl+C";
    told.hidden = false;
    if (isCopied) getSelection().removeAllRanges();
  });

  if (location.hash.length > 1) pointAt(decodeURIComponent(location.hash.slice(1)).replace(/[^\w-]/g, ""));
})();
