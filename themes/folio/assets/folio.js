// What a page can do beyond being read: drawer, scheme, copying, checklists, the heading you are at.
// One classic script for the web, for file:// and for old web views: no module, no fetch, ES2018.
(function () {
  "use strict";
  const words = document.currentScript ? document.currentScript.dataset : {};
  const root = document.documentElement;
  const all = (selector, within) => Array.from((within || document).querySelectorAll(selector));
  const one = (selector, within) => (within || document).querySelector(selector);

  const memory = {
    get(key) { try { return localStorage.getItem("folio:" + key); } catch (error) { return null; } },
    set(key, value) {
      try {
        if (value === null) localStorage.removeItem("folio:" + key);
        else localStorage.setItem("folio:" + key, value);
      } catch (error) { /* private windows keep nothing */ }
    },
  };

  // ------------------------------------------------------------- telling
  const toast = document.createElement("p");
  toast.className = "toast";
  toast.setAttribute("role", "status");
  document.body.append(toast);
  let silence = 0;
  function tell(text) {
    clearTimeout(silence);
    toast.textContent = text || "";
    silence = setTimeout(() => { toast.textContent = ""; }, 2400);
  }

  // ------------------------------------------------------------- copying
  function copyByHand(text) {
    const box = document.createElement("textarea");
    box.value = text;
    box.className = "skip";
    box.setAttribute("readonly", "");
    document.body.append(box);
    const before = document.activeElement;
    box.select();
    let done = false;
    try { done = document.execCommand("copy"); } catch (error) { done = false; }
    box.remove();
    if (before) before.focus();
    return done;
  }
  function copy(text, done) {
    const report = (fine) => tell(fine ? done : words.failed);
    if (navigator.clipboard && window.isSecureContext) {
      navigator.clipboard.writeText(text).then(() => report(true), () => report(copyByHand(text)));
    } else {
      report(copyByHand(text));
    }
  }
  all(".copy").forEach((button) => {
    button.addEventListener("click", () => copy(one("pre", button.closest("figure")).textContent.trim() + "\n", words.copied));
  });
  all(".prose h2[id], .prose h3[id]").forEach((heading) => {
    const anchor = document.createElement("a");
    anchor.className = "anchor";
    anchor.href = "#" + heading.id;
    anchor.setAttribute("aria-label", (words.anchor || "").replace("{name}", heading.textContent));
    heading.append(anchor);
  });
  document.addEventListener("click", (event) => {
    const anchor = event.target.closest && event.target.closest(".anchor");
    if (!anchor || event.ctrlKey || event.metaKey || event.shiftKey) return;
    copy(anchor.href, words.link);
  });

  // -------------------------------------------------------------- scheme
  const scheme = one(".scheme");
  if (scheme) {
    const dark = window.matchMedia("(prefers-color-scheme: dark)");
    scheme.addEventListener("click", () => {
      const shown = root.dataset.scheme || (dark.matches ? "dark" : "light");
      const next = shown === "dark" ? "light" : "dark";
      const own = (next === "dark") === dark.matches;
      if (own) delete root.dataset.scheme; else root.dataset.scheme = next;
      memory.set("scheme", own ? null : next);
    });
  }

  // -------------------------------------------------------------- drawer
  const menu = one(".menu");
  const drawer = one("#contents");
  if (menu && drawer) {
    const shut = one(".close", drawer);
    const narrow = window.matchMedia("(max-width: 63.99rem)");
    const veil = document.createElement("div");
    veil.className = "veil";
    menu.setAttribute("role", "button");
    menu.setAttribute("aria-controls", "contents");
    menu.setAttribute("aria-expanded", "false");
    const isOpen = () => drawer.classList.contains("open");
    const open = () => {
      drawer.classList.add("open");
      drawer.setAttribute("role", "dialog");
      drawer.setAttribute("aria-modal", "true");
      menu.setAttribute("aria-expanded", "true");
      drawer.after(veil);
      root.classList.add("held");
      shut.focus();
      const here = one('[aria-current="page"]', drawer);
      if (here) here.scrollIntoView({ block: "center" });
    };
    const close = (back) => {
      if (!isOpen()) return;
      drawer.classList.remove("open");
      drawer.removeAttribute("role");
      drawer.removeAttribute("aria-modal");
      menu.setAttribute("aria-expanded", "false");
      veil.remove();
      root.classList.remove("held");
      if (back) menu.focus();
    };
    menu.addEventListener("click", (event) => { event.preventDefault(); if (isOpen()) close(true); else open(); });
    menu.addEventListener("keydown", (event) => { if (event.key === " ") { event.preventDefault(); open(); } });
    shut.addEventListener("click", () => close(true));
    veil.addEventListener("click", () => close(true));
    drawer.addEventListener("click", (event) => { if (event.target.closest("a")) close(false); });
    drawer.addEventListener("keydown", (event) => {
      if (!isOpen()) return;
      if (event.key === "Escape") { close(true); return; }
      if (event.key !== "Tab") return;
      const stops = all("a[href], button", drawer).filter((stop) => stop.offsetParent !== null);
      const first = stops[0];
      const last = stops[stops.length - 1];
      if (event.shiftKey && document.activeElement === first) { event.preventDefault(); last.focus(); }
      else if (!event.shiftKey && document.activeElement === last) { event.preventDefault(); first.focus(); }
    });
    const watch = () => { if (!narrow.matches) close(false); };
    if (narrow.addEventListener) narrow.addEventListener("change", watch); else narrow.addListener(watch);
  }

  // ---------------------------------------------------------- checklists
  const page = location.pathname.replace(/\/$/, "/index.html");
  all('main input[type="checkbox"]').forEach((box, index) => {
    const key = "tick:" + page + ":" + (box.dataset.key || index);
    box.disabled = false;
    box.checked = memory.get(key) === null ? box.checked : memory.get(key) === "1";
    box.addEventListener("change", () => memory.set(key, box.checked ? "1" : "0"));
  });

  // ------------------------------------------------- the heading you are at
  const places = all(".toc a").map((link) => ({ link, heading: document.getElementById(decodeURIComponent(link.hash.slice(1))) })).filter((place) => place.heading);
  if (places.length) {
    let waiting = false;
    const mark = () => {
      waiting = false;
      const line = Math.min(window.innerHeight / 3, 240);
      let current = null;
      places.forEach((place) => { if (place.heading.getBoundingClientRect().top <= line) current = place; });
      if (window.innerHeight + window.scrollY >= root.scrollHeight - 2) current = places[places.length - 1];
      places.forEach((place) => {
        if (place === current) place.link.setAttribute("aria-current", "location");
        else place.link.removeAttribute("aria-current");
      });
    };
    const later = () => { if (!waiting) { waiting = true; requestAnimationFrame(mark); } };
    window.addEventListener("scroll", later, { passive: true });
    window.addEventListener("resize", later);
    mark();
  }
  const current = one('.contents [aria-current="page"]');
  const list = one(".contents");
  if (current && list && current.offsetTop > list.clientHeight * 0.75) {
    list.scrollTop = current.offsetTop - list.clientHeight / 3;
  }
})();
