// The preview in a tab: it follows what its author saves. Only `guildbook serve` puts this script into a page.
(function () {
  "use strict";
  const script = document.currentScript;
  const base = script.src.replace(/client\.js.*$/, "");
  const page = script.dataset.page;
  const chinese = /^zh/i.test(document.documentElement.lang);
  const say = (english, zh) => (chinese ? zh : english);
  const shownHash = script.dataset.hash;
  let shownStyles = script.dataset.styles;
  let source = null;
  let leaving = false;

  // ------------------------------------------------------------- keeping one's place
  const place = (path) => "guildbook:" + path;
  // A fold is known by its words, so that it stays open where others come before it.
  function folds() {
    const seen = {};
    return Array.from(document.querySelectorAll("details"), (one) => {
      const words = one.id || (one.querySelector("summary") || one).textContent.trim().slice(0, 80);
      seen[words] = (seen[words] || 0) + 1;
      return [words + "#" + seen[words], one];
    });
  }
  function keep(path) {
    const open = {};
    folds().forEach(([key, one]) => { open[key] = one.open; });
    remember(place(path), JSON.stringify({ x: scrollX, y: scrollY, open: open, anchor: anchor() }));
  }
  function reload() {
    if (leaving) return;
    leaving = true;
    keep(location.pathname);
    disconnect();
    location.reload();
  }
  function moveTo(href) {
    leaving = true;
    keep(new URL(href, location.href).pathname);
    disconnect();
    location.replace(href);
  }
  // The heading that stands at the top of the window, and how far from it: text that grows above it moves it along.
  function anchor() {
    const headings = Array.from(document.querySelectorAll("main [id]"));
    const seen = headings.filter((one) => one.getBoundingClientRect().top <= 120).pop();
    return seen ? { id: seen.id, top: seen.getBoundingClientRect().top } : null;
  }
  function restore() {
    const told = recall(place(location.pathname));
    if (!told) return;
    remember(place(location.pathname), "");
    const kept = JSON.parse(told);
    folds().forEach(([key, one]) => { if (key in kept.open) one.open = kept.open[key]; });
    // The browser would put the window where it was, not the text.
    history.scrollRestoration = "manual";
    addEventListener("pagehide", () => { history.scrollRestoration = "auto"; });
    const settle = () => {
      const heading = kept.anchor && document.getElementById(kept.anchor.id);
      const y = heading ? scrollY + heading.getBoundingClientRect().top - kept.anchor.top : kept.y;
      scrollTo({ left: kept.x, top: y, behavior: "instant" });
    };
    settle();
    // Once more when pictures have their height, unless the reader has gone on meanwhile.
    const there = scrollY;
    addEventListener("load", () => {
      if (Math.abs(scrollY - there) < 2) settle();
    });
  }
  function remember(key, value) { try { sessionStorage.setItem(key, value); } catch (error) { /* forgotten */ } }
  function recall(key) { try { return sessionStorage.getItem(key); } catch (error) { return null; } }
  restore();

  // ------------------------------------------------------------- our own corner of the page
  const host = document.createElement("guildbook-preview");
  const root = host.attachShadow({ mode: "open" });
  const sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  sheet.href = base + "client.css";
  const bar = element("aside", "bar");
  const overlay = element("section", "overlay");
  host.lang = chinese ? "zh-Hans" : "en";
  bar.setAttribute("aria-label", say("Preview", "预览"));
  overlay.setAttribute("aria-label", say("What is wrong", "需要处理的问题"));
  overlay.setAttribute("role", "alert");
  bar.hidden = true;
  overlay.hidden = true;
  root.append(sheet, bar, overlay);
  sheet.addEventListener("load", () => host.classList.add("ready"));
  document.documentElement.append(host);

  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined && text !== null) made.textContent = text;
    return made;
  }
  function link(text, href, className) {
    const made = element(href ? "a" : "span", className, text);
    if (href) made.href = href;
    return made;
  }
  function button(text, act, className, label) {
    const made = element("button", className, text);
    made.type = "button";
    if (label) made.setAttribute("aria-label", label);
    made.addEventListener("click", act);
    return made;
  }
  // Words in which `…` is something that one types.
  function spoken(name, className, text) {
    const made = element(name, className);
    text.split("`").forEach((part, at) => made.append(at % 2 ? element("code", "", part) : part));
    return made;
  }

  // ------------------------------------------------------------- findings
  const levels = { error: say("error", "错误"), warning: say("warning", "警告"), advice: say("advice", "建议") };
  function finding(told) {
    const item = element("li", "finding " + told.level);
    const title = spoken("p", "message", told.message);
    title.prepend(element("b", "", levels[told.level]), " ");
    item.append(title);
    if (told.file) item.append(link(told.line ? told.file + ":" + told.line + ":" + told.column : told.file, told.href, "place"));
    if (told.text !== undefined) {
      const line = element("pre");
      const [from, to] = told.marked;
      line.tabIndex = 0;
      line.append(told.text.slice(0, from), element("mark", "", told.text.slice(from, to) || " "), told.text.slice(to));
      item.append(line);
    }
    if (told.help) item.append(spoken("p", "help", told.help));
    return item;
  }
  function list(findings) {
    const items = element("ol", "findings");
    items.append(...findings.map(finding));
    return items;
  }

  let laid = "";
  let dismissed = "";
  function lay(key, children) {
    if (!children) {
      laid = dismissed = "";
      overlay.hidden = true;
      overlay.replaceChildren();
      return;
    }
    if (dismissed === key || laid === key) return;
    laid = key;
    const close = button("×", () => { dismissed = key; laid = ""; overlay.hidden = true; }, "close", say("Close", "关闭"));
    overlay.replaceChildren(close, ...children);
    overlay.hidden = false;
  }
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !overlay.hidden) overlay.querySelector(".close").click();
  });

  function headline(state) {
    if (state.undrawn) return say("The template of this page fails", "这一页的模板出错了");
    if (state.draft) return say("There are errors to mend first; this page is a draft", "有错误需要先修正，现在这一页只是草稿");
    return say("This save has errors; the page behind is the last good one", "这次保存有错误，后面是上一次正常的页面");
  }
  function showErrors(state) {
    if (!state.failing) return lay("", null);
    const errors = state.errors || [];
    lay(headline(state) + JSON.stringify(errors), [element("h2", "", headline(state)), list(errors)]);
  }

  // What happened to this page, and where to go from here.
  function showGone() {
    const heading = element("h2", "", say("This page is gone", "这个页面已不存在"));
    const why = element("p", "help", say("Its file was removed, or is not for this audience. If it comes back, so does this page.", "它的文件被删除了，或不面向当前的读者。文件恢复后，页面会自动回来。"));
    lay("gone", [heading, why, link(say("To the first page", "回到首页"), "/", "home")]);
  }

  // ------------------------------------------------------------- the bar
  const audiences = { member: say("members", "成员"), client: say("client", "客户"), internal: say("internal", "内部") };
  let open = false;
  let drawn = "";
  let told = null;
  // A phone has no room to spare: there the bar is a button until it is asked for.
  const folded = () => (recall("guildbook:bar") || (innerWidth < 640 ? "folded" : "open")) === "folded";
  function fold(how) {
    remember("guildbook:bar", how);
    showBar();
    const next = bar.querySelector("button");
    if (next) next.focus();
  }
  function showBar() {
    if (!told) return;
    const now = JSON.stringify([told, open, folded()]);
    if (now === drawn) return;
    drawn = now;
    const focused = root.activeElement && root.activeElement.dataset.key;
    const findings = told.findings || [];
    const worst = ["error", "warning", "advice"].find((level) => findings.some((one) => one.level === level)) || "fine";
    bar.hidden = false;
    if (folded()) {
      const label = say("Preview", "预览") + (findings.length ? " · " + findings.length : "");
      bar.replaceChildren(button(label, () => fold("open"), "chip " + worst, say("Open the preview's bar", "展开预览栏")));
    } else {
      bar.replaceChildren(...(open && findings.length ? [list(findings)] : []), row(findings, worst));
    }
    const back = focused && bar.querySelector('[data-key="' + focused + '"]');
    if (back) back.focus();
  }
  function row(findings, worst) {
    const row = element("div", "row");
    const audience = element("select");
    audience.dataset.key = "audience";
    audience.setAttribute("aria-label", say("Audience", "读者"));
    told.audiences.forEach((name) => audience.append(new Option(audiences[name], name, false, name === told.audience)));
    audience.addEventListener("change", () => fetch(base + "audience?for=" + audience.value));
    row.append(audience);

    (told.languages || []).forEach((language) => {
      const made = link(language.name, language.current ? null : language.href, language.current ? "here" : "");
      made.lang = language.tag;
      row.append(made);
    });
    (told.sources || []).forEach((file) => {
      const made = link(file.path.split("/").slice(-2).join("/") + (file.line > 1 ? ":" + file.line : ""), file.href, "source");
      made.title = file.path;
      row.append(made);
    });
    row.append(element("span", "words", words()));

    const count = button(findings.length + say(findings.length === 1 ? " finding" : " findings", " 条提示"), () => { open = !open; showBar(); }, "count " + worst);
    count.dataset.key = "count";
    count.setAttribute("aria-expanded", String(open && findings.length > 0));
    count.disabled = findings.length === 0;
    const close = button("–", () => fold("folded"), "close", say("Fold the preview's bar", "收起预览栏"));
    close.dataset.key = "close";
    row.append(count, close);
    return row;
  }
  // Chinese is counted in characters, other text in words.
  function words() {
    const main = document.querySelector("main");
    const text = main ? main.innerText : "";
    const han = (text.match(/[\u3400-\u9fff\uf900-\ufaff]/g) || []).length;
    const other = (text.replace(/[\u3400-\u9fff\uf900-\ufaff]/g, " ").match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) || []).length;
    if (han > other) return say(han + " characters", han + " 字");
    return say(other + " words", other + " 词");
  }

  // ------------------------------------------------------------- following
  function swapStyles(number) {
    Array.from(document.querySelectorAll('link[rel="stylesheet"]')).forEach((old) => {
      if (new URL(old.href).origin !== location.origin) return;
      const fresh = old.cloneNode();
      fresh.href = old.href.replace(/\?.*$/, "") + "?" + number;
      // The old one stays until the new one is there, so that the page never stands naked.
      fresh.addEventListener("load", () => old.remove());
      fresh.addEventListener("error", () => fresh.remove());
      old.after(fresh);
    });
  }

  function follow(state) {
    if (leaving) return;
    if (state.gone && shownHash) {
      if (state.gone.to) return moveTo(state.gone.to);
      if (state.failing) showErrors(state);
      else showGone();
    } else if (state.hash && state.hash !== shownHash) {
      return reload();
    } else {
      showErrors(state);
    }
    if (state.styles && state.styles !== shownStyles) {
      shownStyles = state.styles;
      swapStyles(state.number);
    }
    told = state.bar || told;
    showBar();
  }

  // A browser has six connections to a site: a tab that nobody sees gives its own back and catches up later.
  function connect() {
    if (source || leaving || document.visibilityState === "hidden") return;
    const language = encodeURIComponent(document.documentElement.lang);
    source = new EventSource(base + "events?page=" + encodeURIComponent(decodeURIComponent(page)) + "&lang=" + language);
    source.addEventListener("state", (event) => {
      host.dataset.number = event.lastEventId;
      follow(JSON.parse(event.data));
    });
    source.addEventListener("error", () => {
      if (source && source.readyState === EventSource.CLOSED) {
        disconnect();
        wait();
      }
    });
  }
  function disconnect() {
    if (source) source.close();
    source = null;
  }
  // Another process has taken over, and does not know our secret: its page does.
  function wait() {
    setTimeout(() => fetch(location.href, { method: "HEAD", cache: "no-store" }).then(reload, wait), 1000);
  }
  document.addEventListener("visibilitychange", () => (document.visibilityState === "hidden" ? disconnect() : connect()));
  addEventListener("resize", showBar);
  addEventListener("pagehide", disconnect);
  addEventListener("pageshow", connect);
  connect();
})();
