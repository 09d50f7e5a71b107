// Every kind of page of the books in every language, opened from a folder as a reader does, in light and in dark.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { launch, site } from "./browser.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const books = ["wardrobe", "sketch", "crew"];
const languages = ["", "en/", "zh-Hant/"];
const sections = ["index", "positioning", "audience", "fit", "culture", "people", "rules", "tiers", "funnel", "growth", "metrics", "resources", "calendar"];

const has = (page) => existsSync(path.join(site, page));
const pagesIn = (folder) => (has(folder) ? readdirSync(path.join(site, folder)).filter((it) => it.endsWith(".html")).sort() : []);
const chapterOf = (folder) => readdirSync(path.join(site, folder)).sort().find((it) => !languages.includes(`${it}/`) && has(`${folder}${it}/index.html`));

// Where a book, in the `folder` of one of its languages, has a page of each kind, if it has one.
const first = (name, pattern) => (folder) => pagesIn(folder + name).filter((it) => pattern.test(it)).slice(0, 1).map((it) => `${folder}${name}/${it}`)[0];
const named = (name) => (folder) => (has(folder + name) ? folder + name : undefined);
const kinds = [
  ...sections.map((it) => named(`${it}.html`)),
  ...[/^\d{4}-\d\d\./, /^week-/, /^agenda/, /^role-/, /^load/, /^scripts/, /^(talk|ask-why)/].map((pattern) => first("calendar", pattern)),
  named("sop/onboarding.html"), first("sop", /^(?!onboarding)/),
  first("funnel", /^(low|mid|high)\./), first("audience", /./),
  (folder) => named(`${chapterOf(folder)}/index.html`)(folder), (folder) => first(chapterOf(folder), /^(?!index)/)(folder),
];

const outside = [...languages.map((language) => `${language}index.html`), "404.html"];
const inside = books.flatMap((book) => languages.map((language) => ({ title: `${book} in ${language || "the first language"}`, pages: kinds.map((find) => find(`${book}/${language}`)).filter(Boolean) })));
const everything = [...outside, ...inside.flatMap(({ pages }) => pages)];

// A kind is drawn by one template for all books and languages: each language looks at it in another book.
const chosen = languages.map((language, turn) => kinds.map((find, kind) => {
  const having = books.map((book) => find(`${book}/${language}`)).filter(Boolean);
  return having[(kind + turn) % having.length];
}));
// What the makers alone read, and the whole book on one page.
const makers = languages.flatMap((language) => [`../browser-inside/sketch/${language}health.html`, `../browser-guides/${language}reference/rules.html`, `../browser-guides/${language}reference/checks-rules.html`]);
const whole = languages.map((language) => `crew/${language}print.html`);
const groups = [
  { title: "what is outside the books", pages: outside },
  ...languages.map((language, at) => ({ title: `the books in ${language || "the first language"}`, pages: chosen[at] })),
  { title: "what the makers alone read", pages: makers },
];

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

// Hands every page to `look`, in a browser with `options`, two at a time; holds that nothing was asked of anybody and
// nothing was complained of.
async function visit(pages, options, look) {
  const context = await browser.newContext(options);
  const waiting = [...pages];
  const reader = async () => {
    const tab = await context.newPage();
    const heard = [];
    tab.on("request", (request) => /^(file|data):/.test(request.url()) || heard.push(`request: ${request.url()}`));
    tab.on("console", (message) => heard.push(`console: ${message.text()}`));
    tab.on("pageerror", (error) => heard.push(`error: ${error.message}`));
    for (let page = waiting.shift(); page; page = waiting.shift()) {
      await tab.goto(pathToFileURL(path.join(site, page)).href);
      await look(tab, page);
      assert.deepEqual(heard, [], page);
    }
  };
  await Promise.all([reader(), reader()]);
  await context.close();
}

async function barriersOf(tab, page, rules) {
  const found = await tab.evaluate((rules) => globalThis.axe.run({ resultTypes: ["violations"], preload: false, ...(rules ? { runOnly: rules } : {}) }), rules);
  return found.violations.map((it) => `${page}: ${it.id}: ${it.nodes.map((node) => node.target.join(" ")).slice(0, 3).join(", ")}`);
}

// How far what was drawn moved until the page had settled, as browsers reckon it, and what moved.
const moves = (tab) => tab.evaluate(() => new Promise((done) => {
  const told = [];
  new PerformanceObserver((list) => list.getEntries().forEach((shift) => {
    const what = shift.sources.map(({ node }) => node && (node.id || node.className || node.nodeName)).join(", ");
    told.push({ by: shift.value, what });
  })).observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => setTimeout(() => done(told), 30));
}));

test("every book has its pages, and every kind of page is there to look at", () => {
  for (const { title, pages } of inside) assert.ok(pages.length >= 20, `${title}: ${pages.join(" ")}`);
  for (const pages of chosen) assert.equal(pages.filter(Boolean).length, kinds.length);
  for (const page of [...makers, ...whole]) assert.ok(has(page), page);
});

// A scheme changes colours and nothing else: what is not about colour is looked at once.
const ofColour = ["color-contrast", "link-in-text-block"];

for (const { title, pages } of groups) {
  test(`no page has a barrier, moves while it loads, asks anybody or complains: ${title}`, async () => {
    const told = [];
    await visit(pages, { bypassCSP: true, colorScheme: "light" }, async (tab, page) => {
      const moved = await moves(tab);
      if (moved.length) told.push(`${page} moves: ${moved.map(({ by, what }) => `${by.toFixed(4)} ${what}`).join("; ")}`);
      await tab.evaluate(axe);
      told.push(...await barriersOf(tab, `${page} (light)`));
      await tab.emulateMedia({ colorScheme: "dark" });
      told.push(...await barriersOf(tab, `${page} (dark)`, ofColour));
      await tab.emulateMedia({ colorScheme: "light" });
    });
    assert.deepEqual(told, []);
  });
}

test("the whole book on one page has no barrier", async () => {
  await visit(whole, { bypassCSP: true, colorScheme: "light" }, async (tab, page) => {
    await tab.evaluate(axe);
    assert.deepEqual(await barriersOf(tab, page), []);
  });
});

test("nothing is wider than a small phone, or than a tablet, and no page is more than a browser lays out at once", async () => {
  await visit([...everything, ...makers], { viewport: { width: 320, height: 640 } }, async (tab, page) => {
    for (const width of [320, 768]) {
      await tab.setViewportSize({ width, height: 640 });
      const wide = await tab.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${page} is ${wide} px too wide for ${width} px`);
    }
    await tab.setViewportSize({ width: 320, height: 640 });
    const elements = await tab.evaluate(() => document.querySelectorAll("*").length);
    assert.ok(elements <= 4000, `${page} has ${elements} elements`);
  });
});

test("every page can be read without JavaScript", async () => {
  await visit([...everything, ...makers], { javaScriptEnabled: false }, async (tab, page) => {
    assert.ok((await tab.locator("main").innerText()).trim().length > 10, page);
    assert.equal(await tab.locator("h1:visible").count(), 1, page);
  });
});

test("the policy of the page lets its own style and script in", async () => {
  await visit(["wardrobe/index.html"], {}, async (tab) => {
    assert.ok(await tab.evaluate(() => document.styleSheets.length > 0 && getComputedStyle(document.body).margin === "0px"));
    assert.ok(await tab.evaluate(() => document.documentElement.classList.contains("js")));
  });
});
