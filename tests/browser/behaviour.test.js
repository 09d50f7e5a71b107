// What can be done on a page beyond reading: with a finger, with keys alone, and again the next day.
import assert from "node:assert/strict";
import path from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { launch, site } from "./browser.js";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const address = (page) => pathToFileURL(path.join(site, page)).href;

async function open(page, options = {}) {
  const context = await browser.newContext(options);
  const tab = await context.newPage();
  // What is copied is kept where a test can read it.
  await tab.addInitScript(() => {
    Object.defineProperty(navigator, "clipboard", { value: { writeText: (text) => { window.copied = text; return Promise.resolve(); } } });
  });
  await tab.goto(address(page));
  return tab;
}

const phone = { viewport: { width: 360, height: 740 } };

test("the first key leads past the menu", async () => {
  const tab = await open("wardrobe/rules.html");
  await tab.keyboard.press("Tab");
  await tab.keyboard.press("Enter");
  assert.match(tab.url(), /#main$/);
  await tab.context().close();
});

test("on a phone the contents are a drawer that keys open, keep to and close", async () => {
  const tab = await open("wardrobe/rules.html", phone);
  const drawer = tab.locator("#contents");
  const menu = tab.locator(".menu");
  const has = (name) => drawer.evaluate((element, name) => element.getAttribute(name), name);
  assert.equal(await drawer.isVisible(), false);
  await menu.focus();
  await tab.keyboard.press("Enter");
  await drawer.waitFor({ state: "visible" });
  assert.deepEqual([await has("role"), await has("aria-modal"), await menu.getAttribute("aria-expanded")], ["dialog", "true", "true"]);
  for (let press = 0; press < 80; press += 1) {
    await tab.keyboard.press(press % 3 ? "Tab" : "Shift+Tab");
    assert.ok(await tab.evaluate(() => document.querySelector("#contents").contains(document.activeElement)), "the focus left the drawer");
  }
  await tab.keyboard.press("Escape");
  await drawer.waitFor({ state: "hidden" });
  assert.ok(await menu.evaluate((element) => element === document.activeElement), "the focus goes back");
  assert.equal(await menu.getAttribute("aria-expanded"), "false");
  await tab.context().close();
});

test("the contents have four groups and the guides, and mark the page and the heading one is at", async () => {
  const tab = await open("wardrobe/rules.html", { viewport: { width: 1280, height: 800 } });
  assert.equal(await tab.locator("#contents > p").count(), 5);
  assert.equal(await tab.locator('#contents [aria-current="page"]').count(), 1);
  const marked = () => tab.locator('#contents [aria-current="location"]').getAttribute("href");
  for (const id of ["channels", "conduct", "ending"]) {
    await tab.evaluate((id) => document.getElementById(id).scrollIntoView(), id);
    await tab.waitForFunction((id) => document.querySelector('#contents [aria-current="location"]')?.hash === `#${id}`, id);
    assert.equal(await marked(), `#${id}`);
  }
  await tab.context().close();
});

test("breadcrumbs, the next page and other languages lead where they say", async () => {
  const tab = await open("wardrobe/sop/onboarding.html");
  assert.deepEqual(await tab.locator(".crumbs a").evaluateAll((links) => links.map((link) => link.href.split("/").slice(-2).join("/"))), ["wardrobe/index.html", "wardrobe/calendar.html"]);
  await tab.locator('.languages.wide a[lang="en"]').click();
  assert.match(tab.url(), /wardrobe\/en\/sop\/onboarding\.html$/);
  await tab.locator('.turn [rel="next"]').click();
  await tab.locator('.turn [rel="prev"]').click();
  assert.match(tab.url(), /wardrobe\/en\/sop\/onboarding\.html$/);
  await tab.context().close();
});

test("the reader's scheme is there before the first paint, on the next page too", async () => {
  const tab = await open("wardrobe/fit.html", { colorScheme: "light" });
  await tab.locator(".scheme").click();
  const paper = () => tab.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  assert.equal(await paper(), "rgb(21, 25, 30)");
  await tab.addInitScript(() => {
    document.addEventListener("readystatechange", () => { window.early ||= document.documentElement.dataset.scheme; }, { once: true });
  });
  await tab.goto(address("wardrobe/tiers.html"));
  assert.deepEqual([await paper(), await tab.evaluate(() => window.early)], ["rgb(21, 25, 30)", "dark"]);
  await tab.locator(".scheme").click();
  await tab.reload();
  assert.equal(await paper(), "rgb(251, 249, 244)");
  await tab.context().close();
});

test("every rule, step, script and metric has a short link to copy", async () => {
  const things = [
    ["wardrobe/rules.html", ".ruled > li[id]", /^(rule-[a-z0-9-]+|(do|dont)-\d+)$/],
    ["wardrobe/sop/onboarding.html", ".steps > li", /^[a-z0-9-]+$/],
    ["wardrobe/metrics.html", "article[id], section[id^='metric-'], h2[id^='metric-']", /^metric-[a-z-]+$/],
  ];
  for (const [page, selector, form] of things) {
    const tab = await open(page);
    const ids = await tab.locator(selector).evaluateAll((all) => all.map((element) => element.id));
    assert.ok(ids.length > 2, `${page}: ${ids}`);
    for (const id of ids) {
      assert.match(id, form, page);
      assert.ok(id.length <= 32, id);
      assert.ok(await tab.locator(`.anchor[href="#${id}"]`).count(), `${page}#${id} has no link`);
    }
    await tab.locator(`.anchor[href="#${ids[0]}"]`).first().dispatchEvent("click");
    assert.equal(await tab.evaluate(() => window.copied), `${address(page)}#${ids[0]}`);
    await tab.context().close();
  }
  const tab = await open("wardrobe/rules.html");
  assert.ok(await tab.locator('figure.script[id] .anchor[href="#welcome"]').count(), "a script has its link");
  await tab.context().close();
});

test("one button gives the rules as they go into a group: plain text, numbered, nothing else", async () => {
  for (const [page, title] of [["wardrobe/rules.html", "请这样做"], ["wardrobe/en/rules.html", "1. "]]) {
    const tab = await open(page);
    await tab.locator("section.part:has(#announcement) .copy").click();
    const text = await tab.evaluate(() => window.copied);
    assert.ok(text.includes(title) && /^1\. \S/m.test(text) && /^2\. \S/m.test(text), text);
    assert.ok(!/[<>]|\]\(|\*\*|^\s|\n{3}|[ \t]\n/.test(text) && text.endsWith("\n"), JSON.stringify(text));
    assert.ok((await tab.locator(".toast").textContent()).length > 1, "it says that it is done");
    await tab.context().close();
  }
});

test("what is ticked stays ticked, on that step only", async () => {
  const tab = await open("wardrobe/sop/onboarding.html");
  const ticks = tab.locator("main .tick");
  await ticks.nth(1).check();
  await tab.reload();
  assert.deepEqual([await ticks.nth(0).isChecked(), await ticks.nth(1).isChecked()], [false, true]);
  await tab.goto(address("wardrobe/sop/style-talk.html"));
  assert.equal(await tab.locator("main .tick:checked").count(), 0);
  await tab.context().close();
});
