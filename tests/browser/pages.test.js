// The sample as a reader meets it: opened from a folder, in a browser, with and without JavaScript.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { launch, site } from "./browser.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const sections = ["fit", "positioning", "audience", "people", "rules", "tiers", "culture", "calendar", "funnel", "growth", "metrics", "resources"];
const kinds = ["index", ...sections, "sop/onboarding", "sop/style-talk", "funnel/low", "craft/index", "craft/scripts"];
const languages = ["", "en/", "zh-Hant/"];
const shelf = languages.map((language) => `${language}index.html`);
const book = languages.flatMap((language) => kinds.map((kind) => `wardrobe/${language}${kind}.html`));
const pages = [...shelf, "404.html", ...book];

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

// Opens `page`, hands it to `look`, and holds that nothing was asked of anybody and nothing was complained of.
async function open(page, options, look) {
  const context = await browser.newContext(options);
  const tab = await context.newPage();
  const heard = [];
  tab.on("request", (request) => /^(file|data):/.test(request.url()) || heard.push(`request: ${request.url()}`));
  tab.on("console", (message) => heard.push(`console: ${message.text()}`));
  tab.on("pageerror", (error) => heard.push(`error: ${error.message}`));
  await tab.goto(pathToFileURL(path.join(site, page)).href);
  await look(tab);
  assert.deepEqual(heard, [], page);
  await context.close();
}

test("every kind of page is there", () => {
  for (const page of pages) assert.ok(existsSync(path.join(site, page)), page);
});

for (const colorScheme of ["light", "dark"]) {
  test(`no page has a barrier, asks anybody or complains (${colorScheme})`, async () => {
    for (const page of pages) {
      await open(page, { colorScheme, bypassCSP: true }, async (tab) => {
        await tab.evaluate(axe);
        const found = await tab.evaluate(() => globalThis.axe.run({ resultTypes: ["violations"] }));
        const told = found.violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.target.join(" ")).slice(0, 3).join(", ")}`);
        assert.deepEqual(told, [], `${page} (${colorScheme})`);
      });
    }
  });
}

test("every page can be read without JavaScript", async () => {
  for (const page of pages) {
    await open(page, { javaScriptEnabled: false }, async (tab) => {
      assert.ok((await tab.locator("main").innerText()).trim().length > 10, page);
      assert.equal(await tab.locator("h1:visible").count(), 1, page);
    });
  }
});

test("the policy of the page lets its own style and script in", async () => {
  await open("wardrobe/index.html", {}, async (tab) => {
    assert.ok(await tab.evaluate(() => document.styleSheets.length > 0 && getComputedStyle(document.body).margin === "0px"));
  });
});

test("the first key leads past the menu", async () => {
  await open("wardrobe/rules.html", {}, async (tab) => {
    await tab.keyboard.press("Tab");
    await tab.keyboard.press("Enter");
    assert.match(tab.url(), /#main$/);
  });
});

test("nothing is wider than a small phone", async () => {
  for (const page of pages) {
    await open(page, { viewport: { width: 320, height: 640 } }, async (tab) => {
      const wide = await tab.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${page} is ${wide} px too wide`);
    });
  }
});
