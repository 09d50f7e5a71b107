// The calculator of the funnel: it starts where the book is, agrees with it to the cent, and can be used by keyboard.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const site = path.resolve(process.env.SITE ?? "target/browser-sample");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const program = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
const communities = ["wardrobe", "sketch"];
const languages = ["", "en/", "zh-Hant/"];

let browser;
before(async () => {
  browser = await chromium.launch({ executablePath: program, args: ["--no-sandbox"] });
});
after(() => browser.close());

async function open(page, hash, options, look) {
  const context = await browser.newContext(options);
  const tab = await context.newPage();
  const heard = [];
  tab.on("console", (message) => heard.push(message.text()));
  tab.on("pageerror", (error) => heard.push(error.message));
  await tab.goto(pathToFileURL(path.join(site, page)).href + hash);
  await look(tab);
  assert.deepEqual(heard, [], page);
  await context.close();
}

// The exact numbers of every table in a part of the page.
const numbers = (tab, within) =>
  tab.evaluate((selector) => Array.from(document.querySelectorAll(`${selector} [data-year] data`), (cell) => [cell.value, cell.textContent]), within);

test("what the calculator reckons from the author's numbers is what the book says, to the cent and to the letter", async () => {
  for (const community of communities) {
    for (const language of languages) {
      await open(`${community}/${language}funnel.html`, "", {}, async (tab) => {
        const forms = await tab.locator("form.what-if").evaluateAll((list) => list.map((form) => form.id));
        assert.ok(forms.length > 1, community);
        for (const form of forms) {
          const reckoned = await numbers(tab, `#${form}`);
          const built = await builtOf(community, language, form);
          assert.ok(reckoned.length >= 12 * 3, form);
          assert.deepEqual(reckoned, built, `${community} ${language} ${form}`);
        }
      });
    }
  }
});

// The same tables as they were built, before any script ran.
async function builtOf(community, language, form) {
  let built;
  await open(`${community}/${language}funnel.html`, "", { javaScriptEnabled: true, bypassCSP: true }, async (tab) => {
    const html = readFileSync(path.join(site, `${community}/${language}funnel.html`), "utf8");
    built = await tab.evaluate(([text, id]) => {
      const page = new DOMParser().parseFromString(text, "text/html");
      return Array.from(page.querySelectorAll(`#${id} [data-year] data`), (cell) => [cell.value, cell.textContent]);
    }, [html, form]);
  });
  return built;
}

test("a number changed by keyboard changes the months, is told, and stands in the address", async () => {
  await open("wardrobe/funnel.html", "", {}, async (tab) => {
    const before = await numbers(tab, "#if-main");
    await tab.locator("#if-main input[name=e]").focus();
    await tab.keyboard.press("Control+A");
    await tab.keyboard.type("480");
    await tab.waitForTimeout(600);
    const after = await numbers(tab, "#if-main");
    assert.notDeepEqual(after, before);
    assert.equal(after[0][0], "480.000");
    assert.match(tab.url(), /#if-main\?e=480$/);
    assert.match(await tab.locator("#if-main [role=status]").innerText(), /改过/);
    const shared = tab.url();
    await tab.locator("#if-main button[type=reset]").focus();
    await tab.keyboard.press("Enter");
    await tab.waitForTimeout(600);
    assert.deepEqual(await numbers(tab, "#if-main"), before);
    await tab.goto("about:blank");
    await tab.goto(shared);
    assert.deepEqual(await numbers(tab, "#if-main"), after);
  });
});

test("what is no number, or more than all, changes nothing and is marked", async () => {
  await open("wardrobe/funnel.html", "", {}, async (tab) => {
    const before = await numbers(tab, "#if-main");
    const field = tab.locator("#if-main input[name='s.0.c']");
    for (const wrong of ["", "-5", "120"]) {
      await field.fill(wrong);
      assert.equal(await field.getAttribute("aria-invalid"), "true", wrong);
      assert.deepEqual(await numbers(tab, "#if-main"), before);
    }
  });
});

test("an address from outside is numbers or nothing", async () => {
  await open("wardrobe/funnel.html", "#if-main?e=%3Cimg%3E&s.0.c=99999&__proto__.x=1&constructor=2&e=12e400", {}, async (tab) => {
    assert.equal(await tab.locator("#if-main img").count(), 0);
    assert.equal(await tab.locator("#if-main input[name=e]").inputValue(), "240");
  });
});

for (const colorScheme of ["light", "dark"]) {
  test(`opened to the last sum the pages that reckon have no barrier (${colorScheme})`, async () => {
    for (const page of ["funnel", "growth", "metrics", "resources", "funnel/mid"]) {
      await open(`wardrobe/${page}.html`, "", { colorScheme, bypassCSP: true }, async (tab) => {
        await tab.evaluate(() => document.querySelectorAll("details").forEach((one) => { one.open = true; }));
        await tab.evaluate(axe);
        const found = await tab.evaluate(() => globalThis.axe.run({ resultTypes: ["violations"], preload: false }));
        const told = found.violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.target.join(" ")).slice(0, 3).join(", ")}`);
        assert.deepEqual(told, [], page);
      });
    }
  });
}

test("opened to the last sum nothing is wider than a small phone", async () => {
  for (const community of communities) {
    await open(`${community}/funnel.html`, "", { viewport: { width: 320, height: 640 } }, async (tab) => {
      await tab.evaluate(() => document.querySelectorAll("details").forEach((one) => { one.open = true; }));
      const wide = await tab.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${community} is ${wide} px too wide`);
    });
  }
});
