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
  const place = "guildbook:" + location.pathname;
  const details = () => Array.from(document.querySelectorAll("details"));
  function reload() {
    if (leaving) return;
    leaving = true;
    const kept = { x: scrollX, y: scrollY, open: details().map((one) => one.open), anchor: anchor() };
    try { sessionStorage.setItem(place, JSON.stringify(kept)); } catch (error) { /* then it starts at the top */ }
    if (source) source.close();
    location.reload();
  }
  // The heading that stands at the top of the window, and how far from it: text that grows above it moves it along.
  function anchor() {
    const headings = Array.from(document.querySelectorAll("main [id]"));
    const seen = headings.filter((one) => one.getBoundingClientRect().top <= 120).pop();
    return seen ? { id: seen.id, top: seen.getBoundingClientRect().top } : null;
  }
  function restore() {
    let kept = null;
    try {
      kept = JSON.parse(sessionStorage.getItem(place));
      sessionStorage.removeItem(place);
    } catch (error) { return; }
    if (!kept) return;
    const now = details();
    if (now.length === kept.open.length) now.forEach((one, at) => { one.open = kept.open[at]; });
    history.scrollRestoration = "manual";
    const heading = kept.anchor && document.getElementById(kept.anchor.id);
    const y = heading ? scrollY + heading.getBoundingClientRect().top - kept.anchor.top : kept.y;
    scrollTo({ left: kept.x, top: y, behavior: "instant" });
  }
  restore();

  // ------------------------------------------------------------- our own corner of the page
  const host = document.createElement("guildbook-preview");
  const root = host.attachShadow({ mode: "open" });
  const sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  sheet.href = base + "client.css";
  const bar = element("aside", "bar");
  const overlay = element("section", "overlay");
  bar.hidden = true;
  overlay.hidden = true;
  overlay.setAttribute("role", "alert");
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
  function button(text, act, className) {
    const made = element("button", className, text);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  }

  // ------------------------------------------------------------- findings
  const levels = { error: say("error", "错误"), warning: say("warning", "警告"), advice: say("advice", "建议") };
  function finding(told) {
    const item = element("li", "finding " + told.level);
    const title = element("p", "message", told.message);
    title.prepend(element("b", "", levels[told.level]), " ");
    item.append(title);
    if (told.file) item.append(link(told.line ? told.file + ":" + told.line + ":" + told.column : told.file, told.href, "place"));
    if (told.text !== undefined) {
      const line = element("pre");
      const [from, to] = told.marked;
      line.append(told.text.slice(0, from), element("mark", "", told.text.slice(from, to) || " "), told.text.slice(to));
      item.append(line);
    }
    if (told.help) item.append(element("p", "help", told.help));
    return item;
  }
  function list(findings) {
    const items = element("ol", "findings");
    items.append(...findings.map(finding));
    return items;
  }

  let dismissed = "";
  function lay(key, children) {
    if (!children) {
      dismissed = "";
      overlay.hidden = true;
      overlay.replaceChildren();
      return;
    }
    if (dismissed === key) return;
    const close = button("×", () => { dismissed = key; overlay.hidden = true; }, "close");
    close.setAttribute("aria-label", say("Close", "关闭"));
    overlay.replaceChildren(close, ...children);
    overlay.hidden = false;
  }
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !overlay.hidden) overlay.querySelector(".close").click();
  });

  function showErrors(state) {
    if (!state.failing) return lay("", null);
    const heading = element("h2", "", say("This save has errors; the page below is the last good one", "这次保存有错误，下面是上一次正常的页面"));
    const errors = state.errors || [];
    lay(JSON.stringify(errors), [heading, list(errors)]);
  }

  // A heading for what happened to this page, and where to go from here.
  function showGone() {
    const heading = element("h2", "", say("This page is gone", "这个页面已不存在"));
    lay("gone", [heading, link(say("To the first page", "回到首页"), "/", "home")]);
  }

  // ------------------------------------------------------------- the bar
  const audiences = { member: say("members", "成员"), client: say("client", "客户"), internal: say("internal", "内部") };
  let open = false;
  function showBar(state) {
    if (!state.bar) return;
    const told = state.bar;
    const findings = told.findings || [];
    const children = [];

    const audience = element("select");
    audience.setAttribute("aria-label", say("Audience", "读者"));
    told.audiences.forEach((name) => audience.append(new Option(audiences[name], name, false, name === told.audience)));
    audience.addEventListener("change", () => fetch(base + "audience?for=" + audience.value));
    children.push(audience);

    (told.languages || []).forEach((language) => {
      const made = link(language.tag, language.current ? null : language.href, language.current ? "here" : "");
      made.lang = language.tag;
      children.push(made);
    });
    (told.sources || []).forEach((file) => children.push(link(file.path.split("/").slice(-2).join("/") + (file.line > 1 ? ":" + file.line : ""), file.href, "source")));
    children.push(element("span", "words", words()));

    const worst = ["error", "warning", "advice"].find((level) => findings.some((one) => one.level === level));
    const count = button(findings.length + say(" here", " 条提示"), () => { open = !open; showBar(state); }, "count " + (worst || "fine"));
    count.setAttribute("aria-expanded", String(open && findings.length > 0));
    count.disabled = findings.length === 0;
    children.push(count);
    children.push(button("×", () => { bar.hidden = true; remember("bar", "closed"); }, "close"));

    const row = element("div", "row");
    row.append(...children);
    bar.replaceChildren(...(open && findings.length ? [list(findings)] : []), row);
    bar.hidden = recall("bar") === "closed";
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
  function remember(key, value) { try { sessionStorage.setItem("guildbook:" + key, value); } catch (error) { /* forgotten */ } }
  function recall(key) { try { return sessionStorage.getItem("guildbook:" + key); } catch (error) { return null; } }

  // ------------------------------------------------------------- following
  function swapStyles(number) {
    Array.from(document.querySelectorAll('link[rel="stylesheet"]')).forEach((old) => {
      if (new URL(old.href).origin !== location.origin) return;
      const fresh = old.cloneNode();
      fresh.href = old.href.replace(/\?.*$/, "") + "?" + number;
      // The old one stays until the new one is there, so that the page never stands naked.
      fresh.addEventListener("load", () => old.remove());
      old.after(fresh);
    });
  }

  function follow(state) {
    if (leaving) return;
    showErrors(state);
    if (state.gone && shownHash) {
      if (state.gone.to) {
        leaving = true;
        location.replace(state.gone.to);
        return;
      }
      showGone();
    } else if (state.hash && state.hash !== shownHash) {
      reload();
      return;
    } else if (!state.hash && !state.gone && !state.failing && !shownHash) {
      return;
    }
    if (state.styles && state.styles !== shownStyles) {
      shownStyles = state.styles;
      swapStyles(state.number);
    }
    showBar(state);
  }

  // A browser has six connections to a site: a tab that nobody sees gives its own back and catches up later.
  function connect() {
    if (source || document.visibilityState === "hidden") return;
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
  addEventListener("pagehide", disconnect);
  addEventListener("pageshow", connect);
  connect();
})();
