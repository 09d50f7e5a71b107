// The scripts as an old web view must read them: ES2018, classic, and no look at the network.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { parse } from "acorn";
import { site } from "./browser.js";

const folder = path.join(site, "assets/folio");
const scripts = readdirSync(folder).filter((name) => name.endsWith(".js"));

test("there are scripts, and an old web view reads each of them", () => {
  assert.ok(scripts.includes("folio.js") && scripts.includes("scheme.js"));
  for (const name of scripts) {
    const text = readFileSync(path.join(folder, name), "utf8").replace(/^\s*\/\/.*$/gm, "");
    assert.doesNotThrow(() => parse(text, { ecmaVersion: 2018, sourceType: "script" }), name);
    const younger = text.match(/\b(fetch|XMLHttpRequest|WebSocket|import|replaceAll|structuredClone|ResizeObserver)\b|\.(flat|flatMap|fromEntries|matchAll|replaceChildren|at)\(/);
    assert.equal(younger, null, `${name}: ${younger?.[0]}`);
  }
});

test("the parser would tell what is too young", () => {
  for (const young of ["a?.b", "try { a() } catch { b() }", "import 'a'", "a ??= 1"]) {
    assert.throws(() => parse(young, { ecmaVersion: 2018, sourceType: "script" }), young);
  }
});
