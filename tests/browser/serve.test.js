// The preview as its author meets it: a tab that is open while files are saved.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, beforeEach, test } from "node:test";
import { chromium } from "playwright-core";
import { Preview, program, until } from "./preview.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = "content/communities/wardrobe/rules.yaml";
const note = "content/modules/craft/folds.md";
const paragraphs = (count) => Array.from({ length: count }, (_, at) => `## 第${at}节\n\n${"一句话。".repeat(40)}\n`).join("\n");
const folds = (intro) => `# 折叠\n\n${intro}\n\n<details><summary>甲</summary>里面</details>\n\n<details><summary>乙</summary>里面</details>\n\n${paragraphs(30)}`;

const preview = new Preview(4976);
let browser;
let context;
before(async () => {
  preview.edit("content/site.yaml", "theme: folio", "theme: folio\nhtml: allow");
  preview.write(note, folds("第一句。"));
  await preview.start();
  browser = await chromium.launch({ executablePath: program, args: ["--no-sandbox"] });
});
after(async () => {
  await browser?.close();
  await preview.end();
});
beforeEach(async () => {
  await context?.close();
  context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
});

// Opens the page at `address` and waits until it follows.
async function open(address) {
  const tab = await context.newPage();
  await tab.goto(preview.url(address));
  await follows(tab);
  return tab;
}
const follows = (tab) => tab.waitForFunction(() => document.querySelector("guildbook-preview")?.dataset.number);
const number = (tab) => tab.locator("guildbook-preview").getAttribute("data-number").then(Number);
const bar = (tab) => tab.locator("guildbook-preview .bar");
const overlay = (tab) => tab.locator("guildbook-preview .overlay");
const shows = (tab, text) => tab.locator("main").getByText(text).first().waitFor({ timeout: 60_000 });
// A page that was not loaded anew remembers this.
const mark = (tab) => tab.evaluate(() => { window.marked = true; });
const isMarked = (tab) => tab.evaluate(() => window.marked === true);

test("a save shows where one was reading, folds stay open, and other tabs stay as they are", async () => {
  const tab = await open("craft/folds.html");
  const other = await open("rules.html");
  await Promise.all([mark(tab), mark(other)]);
  await tab.locator("summary", { hasText: "乙" }).click();
  await tab.locator("#第20节").evaluate((heading) => heading.scrollIntoView({ block: "start", behavior: "instant" }));
  const top = () => tab.locator("#第20节").evaluate((heading) => Math.round(heading.getBoundingClientRect().top));
  const [stood, seen] = [await top(), await number(other)];
  preview.write(note, folds("第二句。\n\n还有一段。\n\n<details><summary>新的</summary>里面</details>"));
  await shows(tab, "第二句。");
  await follows(tab);
  assert.deepEqual(await tab.locator("details").evaluateAll((all) => all.map((one) => one.open)), [false, false, true]);
  assert.ok(Math.abs((await top()) - stood) <= 3, `the heading moved from ${stood} to ${await top()}`);
  await until(async () => (await number(other)) > seen, "the other tab hears of it");
  assert.ok(await isMarked(other), "a tab whose page is the same is left alone");
  assert.equal(await isMarked(tab), false);
});

test("a stylesheet is exchanged without loading the page anew", async () => {
  const tab = await open("rules.html");
  await mark(tab);
  const sheets = () => tab.locator("link[rel=stylesheet]").count();
  const count = await sheets();
  const colour = () => tab.evaluate(() => getComputedStyle(document.body).outlineColor);
  preview.write("themes/folio/assets/folio.css", `${readFileSync("themes/folio/assets/folio.css", "utf8")}\nbody { outline: 1px solid rgb(1, 2, 3) }\n`);
  await until(async () => (await colour()) === "rgb(1, 2, 3)", "the new style");
  assert.ok(await isMarked(tab));
  await until(async () => (await sheets()) === count, "the old ones are gone");
  preview.remove("themes/folio/assets/folio.css");
  await until(async () => (await colour()) !== "rgb(1, 2, 3)", "the old style");
});

test("errors lie over the last good page, with place, line, help and the way to the editor, until they are mended", async () => {
  const tab = await open("rules.html");
  await mark(tab);
  const good = preview.read(rules);
  preview.edit(rules, "mode: purchase", "mode: 随便");
  await overlay(tab).waitFor({ timeout: 60_000 });
  const line = good.split("\n").findIndex((text) => text.includes("mode: purchase")) + 1;
  assert.match(await overlay(tab).locator("h2").innerText(), /上一次正常的页面/);
  assert.match(await overlay(tab).locator(".message").innerText(), /随便 不在可选值/);
  assert.equal(await overlay(tab).locator("mark").innerText(), "随便");
  assert.match(await overlay(tab).locator(".help").innerText(), /请写其中之一/);
  const place = overlay(tab).locator("a.place");
  assert.ok((await place.innerText()).startsWith(`${rules}:${line}:`));
  const opened = `vscode://file/${preview.path(rules).slice(1)}:${line}:`;
  assert.ok((await place.getAttribute("href")).startsWith(opened), await place.getAttribute("href"));
  await tab.keyboard.press("Tab");
  preview.write(rules, good);
  await overlay(tab).waitFor({ state: "hidden", timeout: 60_000 });
  assert.ok(await isMarked(tab), "the page was never loaded anew");
});

test("an overlay that was closed stays closed until there is something else to say", async () => {
  const tab = await open("rules.html");
  const good = preview.read(rules);
  preview.write(rules, good.replace("mode: purchase", "mode: 随便"));
  await overlay(tab).waitFor({ timeout: 60_000 });
  await overlay(tab).locator(".close").focus();
  await tab.keyboard.press("Escape");
  await overlay(tab).waitFor({ state: "hidden" });
  preview.write(rules, good.replace("mode: purchase", "mode: 随意"));
  await overlay(tab).waitFor({ timeout: 60_000 });
  preview.write(rules, good);
  await overlay(tab).waitFor({ state: "hidden", timeout: 60_000 });
});

test("another editor can be set", async () => {
  const tab = await open("rules.html");
  preview.edit("content/site.yaml", "theme: folio", "theme: folio\neditor: idea://open?file={path}&line={line}");
  const source = bar(tab).locator("a.source");
  await until(async () => (await source.getAttribute("href")) === `idea://open?file=${preview.path(rules)}&line=1`, "the editor");
  preview.edit("content/site.yaml", "\neditor: idea://open?file={path}&line={line}", "");
  await until(async () => (await source.getAttribute("href")).startsWith("vscode://file/"), "the editor is as before");
});

test("a renamed page is followed to where one was reading, and a removed one is gone with the way home", async () => {
  const tab = await open("craft/folds.html");
  await tab.evaluate(() => scrollTo(0, 1500));
  const stood = await tab.evaluate(() => scrollY);
  preview.rename(note, "content/modules/craft/creases.md");
  await tab.waitForURL(preview.url("craft/creases.html"), { timeout: 60_000 });
  await follows(tab);
  assert.ok(Math.abs((await tab.evaluate(() => scrollY)) - stood) <= 3);
  preview.remove("content/modules/craft/creases.md");
  await overlay(tab).getByText("这个页面已不存在").waitFor({ timeout: 60_000 });
  await shows(tab, "还有一段。");
  assert.equal(await overlay(tab).locator("a.home").getAttribute("href"), "/");
  preview.write("content/modules/craft/creases.md", folds("又回来了。"));
  await shows(tab, "又回来了。");
  await overlay(tab).waitFor({ state: "hidden" });
  preview.rename("content/modules/craft/creases.md", note);
  await tab.waitForURL(preview.url("craft/folds.html"), { timeout: 60_000 });
});

test("a page whose template fails keeps its last look, and a tab that comes then recovers by itself", async () => {
  const tab = await open("rules.html");
  await mark(tab);
  const template = "themes/folio/templates/sections/rules.html";
  preview.write(template, "{{ nothing.here.at.all }}");
  await overlay(tab).getByText("这一页的模板出错了").waitFor({ timeout: 60_000 });
  assert.ok((await overlay(tab).locator("a.place").innerText()).startsWith(template));
  const late = await context.newPage();
  const answer = await late.goto(preview.url("rules.html"));
  assert.equal(answer.status(), 500);
  await overlay(late).waitFor();
  preview.remove(template);
  await overlay(tab).waitFor({ state: "hidden", timeout: 60_000 });
  await shows(late, "消费之后加入");
  assert.ok(await isMarked(tab));
});

test("the bar tells and leads: readers, languages, files, findings, length", async () => {
  const tab = await open("rules.html");
  const [file] = await bar(tab).locator("a.source").all();
  assert.equal(await file.innerText(), "wardrobe/rules.yaml");
  assert.match(await bar(tab).locator(".words").innerText(), /^\d{3,} 字$/);
  preview.edit(rules, "mode: purchase", "mode: purchase\n  modee: 多余");
  await overlay(tab).waitFor({ timeout: 60_000 });
  await overlay(tab).locator(".close").click();
  const count = bar(tab).getByRole("button", { name: "条提示" });
  await until(async () => (await count.innerText()) !== "0 条提示", "the finding counts on this page");
  await count.click();
  await bar(tab).locator(".finding.error").waitFor();
  assert.equal(await count.getAttribute("aria-expanded"), "true");
  preview.edit(rules, "mode: purchase\n  modee: 多余", "mode: purchase");
  await until(async () => (await count.innerText()) === "0 条提示", "nothing is wrong any more");

  await bar(tab).getByRole("link", { name: "English" }).click();
  await tab.waitForURL(preview.url("en/rules.html"));
  await follows(tab);
  assert.match(await bar(tab).locator(".words").innerText(), /^\d+ words$/);
});

test("another audience is chosen in the bar", async () => {
  const tab = await open("craft/folds.html");
  const audience = bar(tab).getByRole("combobox", { name: "读者" });
  preview.write(note, `---\nfor: internal\n---\n${folds("只给内部看。")}`);
  await overlay(tab).getByText("这个页面已不存在").waitFor({ timeout: 60_000 });
  await overlay(tab).locator(".close").click();
  await audience.selectOption("internal");
  await shows(tab, "只给内部看。");
  await until(async () => (await audience.inputValue()) === "internal", "the bar says for whom");
  await audience.selectOption("client");
  await overlay(tab).getByText("这个页面已不存在").waitFor({ timeout: 60_000 });
  preview.write(note, folds("给大家看。"));
  await shows(tab, "给大家看。");
});

for (const colorScheme of ["light", "dark"]) {
  test(`bar and overlay have no barrier and fit a phone (${colorScheme})`, async () => {
    await context.close();
    context = await browser.newContext({ colorScheme, viewport: { width: 360, height: 640 }, bypassCSP: true });
    const tab = await open("rules.html");
    await tab.evaluate(axe);
    const free = async (what) => {
      const found = await tab.evaluate(() => globalThis.axe.run({ resultTypes: ["violations"] }));
      const told = found.violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.target.join(" ")).join(", ")}`);
      assert.deepEqual(told, [], what);
      const wide = await tab.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${what} is ${wide} px too wide`);
    };
    const chip = bar(tab).getByRole("button", { name: "展开预览栏" });
    await chip.waitFor();
    const box = await bar(tab).boundingBox();
    assert.ok(box.width < 140 && box.height < 48, "on a phone the bar is a button at first");
    await free("the button");
    await chip.click();
    await bar(tab).getByRole("combobox").waitFor();
    await free("the bar");
    preview.edit(rules, "mode: purchase", "mode: 随便");
    await overlay(tab).waitFor({ timeout: 60_000 });
    await free("the overlay");
    preview.edit(rules, "mode: 随便", "mode: purchase");
    await overlay(tab).waitFor({ state: "hidden", timeout: 60_000 });
  });
}

test("a server that was killed and started again finds its tabs, and they what was saved meanwhile", async () => {
  const tab = await open("craft/folds.html");
  await preview.stop();
  preview.write(note, folds("在它睡着的时候写的。"));
  await preview.start();
  await shows(tab, "在它睡着的时候写的。");
  await follows(tab);
  preview.write(note, folds("醒来以后写的。"));
  await shows(tab, "醒来以后写的。");
});

test("a tab that nobody looked at catches up", async () => {
  const tab = await open("craft/folds.html");
  const session = await context.newCDPSession(tab);
  const freeze = (hidden) => tab.evaluate((hidden) => {
    Object.defineProperty(document, "visibilityState", { configurable: true, value: hidden ? "hidden" : "visible" });
    document.dispatchEvent(new Event("visibilitychange"));
  }, hidden);
  await freeze(true);
  const before = await number(tab);
  preview.write(note, folds("没有人看的时候写的。"));
  const other = await open("craft/folds.html");
  await shows(other, "没有人看的时候写的。");
  assert.equal(await number(tab), before, "it did not listen");
  await freeze(false);
  await shows(tab, "没有人看的时候写的。");
  await session.detach();
});

test("a preview that begins with errors says so, and shows the site as soon as there is one", async () => {
  await preview.stop();
  const good = preview.read("content/site.yaml");
  preview.write("content/site.yaml", `${good}\nlanguagess: [\n`);
  await preview.start();
  const tab = await context.newPage();
  await tab.goto(preview.url("rules.html"));
  await overlay(tab).waitFor({ timeout: 60_000 });
  preview.write("content/site.yaml", good);
  await overlay(tab).waitFor({ state: "hidden", timeout: 60_000 });
  await shows(tab, "消费之后加入");
});
