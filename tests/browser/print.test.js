// The whole book as it leaves the printer: an outline to find one's way, and nothing cut off at the edge of the paper.
import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { launch, site } from "./browser.js";

const books = ["wardrobe/print.html", "wardrobe/en/print.html"];
// What a sheet holds between its margins of 20 mm, in CSS pixels.
const papers = { A4: Math.round((210 - 40) / 25.4 * 96), Letter: Math.round((215.9 - 40) / 25.4 * 96) };

// Headings of parts of which paper has nothing else.
function alone() {
  const shown = Array.from(document.querySelectorAll(".part > h2")).filter((head) => head.checkVisibility());
  const empty = (head) => !Array.from(head.parentElement.querySelectorAll("div *")).some((it) => it.checkVisibility() && (it.textContent.trim() || it.closest("svg")));
  return shown.filter(empty).map((head) => head.textContent.trim());
}

// Names that stand beside what they name take no room, or float: the one must end before the next begins.
function overrun() {
  const told = [];
  for (const list of document.querySelectorAll(".facts, .steps")) {
    const names = Array.from(list.querySelectorAll(":scope > dt, :scope > li > .at")).filter((it) => it.textContent.trim());
    const boxes = names.map((name) => {
      const range = document.createRange();
      range.selectNodeContents(name);
      return range.getBoundingClientRect();
    });
    boxes.forEach((box, at) => {
      if (at > 0 && boxes[at - 1].bottom > box.top + 1) told.push(`${names[at - 1].textContent.trim()} / ${names[at].textContent.trim()}`);
    });
  }
  return told.slice(0, 9);
}

test("a printed book has an outline and no text is cut", async (t) => {
  const browser = await launch();
  t.after(() => browser.close());
  for (const book of books) {
    for (const [format, width] of Object.entries(papers)) {
      const context = await browser.newContext({ viewport: { width, height: 900 } });
      const tab = await context.newPage();
      await tab.emulateMedia({ media: "print" });
      await tab.goto(pathToFileURL(path.join(site, book)).href);
      const cut = await tab.evaluate((width) => {
        const told = [];
        for (const element of document.querySelectorAll("main *")) {
          const style = getComputedStyle(element);
          if (style.position === "absolute" || element.closest("svg")) continue;
          const box = element.getBoundingClientRect();
          const hides = style.overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0;
          if (box.width && (box.right > width + 1 || box.left < -1 || hides)) told.push(`${element.tagName}.${element.className}: ${element.textContent.trim().slice(0, 30)} (${Math.round(box.left)}–${Math.round(box.right)})`);
        }
        return told.slice(0, 5);
      }, width);
      assert.deepEqual(cut, [], `${book} on ${format}`);
      assert.deepEqual(await tab.evaluate(alone), [], `${book}: headings with nothing below them`);
      assert.deepEqual(await tab.evaluate(overrun), [], `${book} on ${format}: names that run into the next`);
      const links = await tab.evaluate(() => Array.from(document.querySelectorAll('main a[href^="#"]')).filter((link) => !document.getElementById(decodeURIComponent(link.hash.slice(1)))).map((link) => link.hash).slice(0, 5));
      assert.deepEqual(links, [], `${book}: links within the book that lead nowhere`);
      if (format === "A4") {
        const leaves = await tab.locator(".sheet").count();
        const pdf = (await tab.pdf({ format, outline: true, tagged: true })).toString("latin1");
        const entries = pdf.match(/\/Title\s*[(<]/g) ?? [];
        assert.ok(pdf.includes("/Outlines") && entries.length > leaves, `${book}: ${entries.length} entries for ${leaves} pages`);
      }
      await context.close();
    }
  }
});
