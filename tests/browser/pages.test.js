// Every kind of page of every book in every language, opened from a folder as a reader does, in light and in dark.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { launch, site } from "./browser.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const books = ["wardrobe", "sketch", "crew"];
const languages = ["", "en/", "zh-Hant/"];

// One page of each kind that the book in `folder` has: its sections, and the first of everything that there are many of.
function kindsOf(folder) {
  const here = path.join(site, folder);
  const pagesIn = (name) => (existsSync(path.join(here, name)) ? readdirSync(path.join(here, name)).filter((it) => it.endsWith(".html")).sort() : []);
  const first = (name, pattern) => pagesIn(name).filter((it) => pattern.test(it)).slice(0, 1).map((it) => `${name}/${it}`);
  const sections = pagesIn(".").filter((it) => it !== "print.html");
  const calendar = [/^\d{4}-\d\d\./, /^week-/, /^agenda/, /^role-/, /^load/, /^scripts/].flatMap((pattern) => first("calendar", pattern));
  const chapters = readdirSync(here).filter((it) => statSync(path.join(here, it)).isDirectory() && existsSync(path.join(here, it, "index.html")) && !languages.includes(`${it}/`)).slice(0, 1);
  const modules = chapters.flatMap((chapter) => [`${chapter}/index.html`, ...first(chapter, /^(?!index)/)]);
  const stages = ["funnel/low.html"].filter((it) => existsSync(path.join(here, it)));
  return [...sections, ...calendar, ...first("sop", /./), "sop/onboarding.html", ...stages, ...modules].map((it) => folder + it);
}

const outside = [...languages.map((language) => `${language}index.html`), "404.html"];
const inside = books.flatMap((book) => languages.map((language) => ({ title: `${book} in ${language || "the first language"}`, pages: kindsOf(`${book}/${language}`) })));
const groups = [{ title: "what is outside the books", pages: outside }, ...inside];

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
  const found = await tab.evaluate((rules) => globalThis.axe.run({ resultTypes: ["violations"], ...(rules ? { runOnly: rules } : {}) }), rules);
  return found.violations.map((it) => `${page}: ${it.id}: ${it.nodes.map((node) => node.target.join(" ")).slice(0, 3).join(", ")}`);
}

// How far what was drawn moved until the page had settled, as browsers reckon it, and what moved.
const still = (page) => (/calendar/.test(page) ? 0.05 : 0); // A calendar folds away, by script, what is past today.
const moves = (tab) => tab.evaluate(() => new Promise((done) => {
  const told = [];
  new PerformanceObserver((list) => list.getEntries().forEach((shift) => {
    const what = shift.sources.map(({ node }) => node && (node.id || node.className || node.nodeName)).join(", ");
    told.push({ by: shift.value, what });
  })).observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => setTimeout(() => done(told), 30));
}));

test("every book has every kind of page", () => {
  for (const { title, pages } of inside) assert.ok(pages.length >= 20, `${title}: ${pages.join(" ")}`);
});

// A scheme changes colours and nothing else: what is not about colour is looked at once.
const ofColour = ["color-contrast", "link-in-text-block"];

for (const { title, pages } of groups) {
  test(`no page has a barrier, moves while it loads, asks anybody or complains: ${title}`, async () => {
    const told = [];
    await visit(pages, { bypassCSP: true, colorScheme: "light" }, async (tab, page) => {
      const moved = await moves(tab);
      if (moved.reduce((sum, { by }) => sum + by, 0) > still(page)) told.push(`${page} moves: ${moved.map(({ by, what }) => `${by.toFixed(4)} ${what}`).join("; ")}`);
      await tab.evaluate(axe);
      told.push(...await barriersOf(tab, `${page} (light)`));
      await tab.emulateMedia({ colorScheme: "dark" });
      told.push(...await barriersOf(tab, `${page} (dark)`, ofColour));
      await tab.emulateMedia({ colorScheme: "light" });
    });
    assert.deepEqual(told, []);
  });
}

test("nothing is wider than a small phone", async () => {
  await visit(groups.flatMap((group) => group.pages), { viewport: { width: 320, height: 640 } }, async (tab, page) => {
    const wide = await tab.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `${page} is ${wide} px too wide`);
  });
});

test("every page can be read without JavaScript", async () => {
  await visit(groups.flatMap((group) => group.pages), { javaScriptEnabled: false }, async (tab, page) => {
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
