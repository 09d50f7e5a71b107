// The calendar as an operator meets it: opened from a folder, on a phone and a desk, with and without JavaScript.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const site = path.resolve(process.env.SITE ?? "target/browser-sample");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const program = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
const leaves = readdirSync(path.join(site, "wardrobe/calendar")).filter((name) => name.endsWith(".html"));
const months = leaves.filter((name) => /^\d{4}-\d\d\.html$/.test(name)).sort();
const weeks = leaves.filter((name) => name.startsWith("week-")).sort();
const views = [months[1], weeks[2], "agenda.html", "role-keeper.html", "load.html", "scripts.html"];
const pages = ["wardrobe/", "wardrobe/en/"].flatMap((book) => views.map((view) => `${book}calendar/${view}`));

let browser;
before(async () => {
  browser = await chromium.launch({ executablePath: program, args: ["--no-sandbox", "--allow-file-access-from-files=false"] });
});
after(() => browser.close());

const address = (page) => pathToFileURL(path.join(site, page)).href;

// Opens `page` (with its `#…`), hands it to `look`, and holds that nothing was asked of anybody and nothing was complained of.
async function open(page, options, look) {
  const context = await browser.newContext(options);
  const tab = await context.newPage();
  const heard = [];
  tab.on("request", (request) => /^(file|data):/.test(request.url()) || heard.push(`request: ${request.url()}`));
  tab.on("console", (message) => heard.push(`console: ${message.text()}`));
  tab.on("pageerror", (error) => heard.push(`error: ${error.message}`));
  const [file, hash] = page.split("#");
  await tab.goto(address(file) + (hash ? `#${hash}` : ""));
  await look(tab, context);
  assert.deepEqual(heard, [], page);
  await context.close();
}

test("there are twelve months and five weeks, and every one is a page", () => {
  assert.equal(months.length, 12);
  assert.equal(weeks.length, 5);
});

// At a desk `pages.test.js` looks at these pages with all others.
test("on a phone no view has a barrier, in light and in dark", async () => {
  for (const page of [...pages, "wardrobe/calendar.html", "wardrobe/sop/onboarding.html", "crew/calendar/load.html", "sketch/zh-Hant/calendar/" + months[2]]) {
    await open(page, { colorScheme: "light", bypassCSP: true, viewport: { width: 360, height: 800 } }, async (tab) => {
      await tab.evaluate(axe);
      for (const colorScheme of ["light", "dark"]) {
        await tab.emulateMedia({ colorScheme });
        const rules = colorScheme === "dark" ? { runOnly: ["color-contrast", "link-in-text-block"] } : {};
        const found = await tab.evaluate((rules) => globalThis.axe.run({ resultTypes: ["violations"], preload: false, ...rules }), rules);
        const told = found.violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.target.join(" ")).slice(0, 3).join(", ")}`);
        assert.deepEqual(told, [], `${page} (${colorScheme})`);
      }
    });
  }
});

test("every view reads without JavaScript, and nothing is offered that needs it", async () => {
  for (const page of pages) {
    await open(page, { javaScriptEnabled: false }, async (tab) => {
      assert.ok((await tab.locator("main").innerText()).trim().length > 40, page);
      assert.equal(await tab.locator("select:visible, main input:visible").count(), 0, page);
    });
  }
});

test("nothing is wider than a small phone", async () => {
  for (const page of pages) {
    await open(page, { viewport: { width: 320, height: 640 } }, async (tab) => {
      const wide = await tab.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${page} is ${wide} px too wide`);
    });
  }
});

test("a month is a grid at a desk and a list of days on a phone, with the days that are over folded", async () => {
  const page = `wardrobe/calendar/${months[1]}`;
  const across = (tab) => tab.evaluate(() => new Set([...document.querySelectorAll(".day")].filter((day) => day.getClientRects().length).map((day) => Math.round(day.getBoundingClientRect().left))).size);
  await open(page, { viewport: { width: 1280, height: 800 } }, async (tab) => assert.equal(await across(tab), 7));
  await open(page, { viewport: { width: 360, height: 800 } }, async (tab) => assert.equal(await across(tab), 1));
  await open(`wardrobe/calendar/${months[0]}`, { viewport: { width: 360, height: 800 } }, async (tab) => {
    const first = tab.locator(".day.past:not(.bare)").first();
    if (await first.count()) {
      assert.equal(await first.isVisible(), false);
      await tab.locator(".earlier").click();
      assert.equal(await first.isVisible(), true);
    }
  });
});

test("a chosen role, channel or kind is all that is shown, and stands in the address", async () => {
  const page = `wardrobe/calendar/${months[1]}`;
  await open(page, {}, async (tab, context) => {
    const shown = () => tab.locator(".chips li:visible").count();
    const before = await shown();
    await tab.selectOption('select[name="kind"]', "promotion");
    const after = await shown();
    assert.ok(after > 0 && after < before, `${after} of ${before}`);
    assert.equal(await tab.locator('.chips li:visible:not([data-kind="promotion"])').count(), 0);
    assert.match(tab.url(), /#kind=promotion$/);
    const other = await context.newPage();
    await other.goto(tab.url());
    assert.equal(await other.locator(".chips li:visible").count(), after);
    await tab.selectOption('select[name="kind"]', "");
    assert.equal(await shown(), before);
  });
});

test("the script library can be chosen by stage, role and procedure", async () => {
  await open("wardrobe/calendar/scripts.html", {}, async (tab) => {
    const shown = () => tab.locator(".script:visible").count();
    const all = await shown();
    for (const name of ["stage", "role", "sop"]) {
      const choice = tab.locator(`select[name="${name}"]`);
      await choice.selectOption({ index: 1 });
      const some = await shown();
      assert.ok(some > 0 && some < all, `${name}: ${some} of ${all}`);
      await choice.selectOption("");
    }
    assert.equal(await shown(), all);
  });
});

test("a start of one's own gives every step its real date, and can be handed on", async () => {
  await open("wardrobe/en/sop/onboarding.html#start=2027-02-27&at=23:55", {}, async (tab) => {
    const dates = await tab.locator(".steps .on").allInnerTexts();
    assert.match(dates[0], /Feb 28 00:05|28 Feb 00:05/, dates.join(" | "));
    await tab.fill('input[name="start"]', "2028-02-28");
    const leap = await tab.locator(".steps .on").allInnerTexts();
    assert.ok(leap.some((date) => /29/.test(date)), leap.join(" | "));
    assert.match(tab.url(), /start=2028-02-28/);
  });
  await open("wardrobe/sop/onboarding.html#start=2027-02-30", {}, async (tab) => {
    assert.equal((await tab.locator(".steps .on").first().innerText()).trim(), "", "there is no such day");
  });
});

test("a tick stays where it was made, and is counted", async () => {
  await open("wardrobe/calendar/role-keeper.html", {}, async (tab, context) => {
    const card = tab.locator("details.card:has(.tick)").first();
    if (!(await card.evaluate((it) => it.open))) await card.locator("summary").first().click();
    const tick = card.locator(".tick").first();
    await tick.check();
    const key = await tick.getAttribute("data-key");
    const tally = await card.locator(".tally").innerText();
    assert.match(tally, /1/);
    const again = await context.newPage();
    await again.goto(tab.url());
    assert.equal(await again.locator(`.tick[data-key="${key}"]`).isChecked(), true);
    assert.equal(await again.locator(".tick:checked").count(), 1);
  });
});

test("a script is copied with its blanks filled in", async () => {
  await open("wardrobe/sop/onboarding.html", { permissions: [] }, async (tab) => {
    const script = tab.locator(".script:has(.blanks)").first();
    const field = script.locator(".blanks input").first();
    const name = await field.getAttribute("name");
    assert.ok((await script.locator("pre").innerText()).includes(`【${name}】`));
    await field.fill("林小姐");
    const words = await script.locator("pre").innerText();
    assert.ok(words.includes("林小姐") && !words.includes(`【${name}】`), words);
    const same = tab.locator(`.blanks input[name="${name}"]`);
    for (const value of await same.evaluateAll((fields) => fields.map((it) => it.value))) assert.equal(value, "林小姐");
    await tab.evaluate(() => {
      Object.defineProperty(navigator, "clipboard", { value: undefined });
      document.execCommand = () => { window.copied = document.activeElement.value; return true; };
    });
    await script.locator(".copy").click();
    assert.ok((await tab.evaluate(() => window.copied)).includes("林小姐"));
  });
});

test("a month and a week are one sheet of paper each, a day is a card", async () => {
  for (const [view, sheets, size] of [[months[1], 1, "841"], [weeks[2], 1, "841"], ["role-keeper.html", null, "298"]]) {
    await open(`wardrobe/calendar/${view}`, {}, async (tab) => {
      const pdf = (await tab.pdf({ preferCSSPageSize: true })).toString("latin1");
      const boxes = [...pdf.matchAll(/\/MediaBox\s*\[0 0 ([\d.]+)/g)].map((found) => found[1].split(".")[0]);
      assert.ok(boxes.every((width) => width === size) && (sheets === null || boxes.length === sheets), `${view}: ${boxes}`);
    });
  }
});
