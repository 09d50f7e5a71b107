// The browser that the tests open, and the built sample that they open in it.
import { existsSync } from "node:fs";
import path from "node:path";
import { chromium } from "playwright-core";

export const site = path.resolve(process.env.SITE ?? "target/browser-sample");

const program = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);

export const launch = () => chromium.launch({ executablePath: program, args: ["--no-sandbox", "--allow-file-access-from-files=false"] });
