// Takes the pictures of the README from the built sample: `node tests/browser/pictures.js` writes `.github/pictures/*.webp`.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { launch, site } from "./browser.js";

const folder = ".github/pictures";
const pictures = [
  { name: "shelf", page: "index.html", width: 1280, height: 720 },
  { name: "cover", page: "wardrobe/index.html", width: 1280, height: 860 },
  { name: "procedure", page: "sketch/sop/onboarding.html", width: 1280, height: 860, colorScheme: "dark" },
];

const browser = await launch();
const easel = await browser.newPage();
mkdirSync(folder, { recursive: true });
for (const { name, page, width, height, colorScheme } of pictures) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: colorScheme ?? "light", deviceScaleFactor: 1.5 });
  const tab = await context.newPage();
  await tab.goto(pathToFileURL(path.join(site, page)).href);
  const shot = (await tab.screenshot()).toString("base64");
  const webp = await easel.evaluate(async (shot) => {
    const image = new Image();
    image.src = `data:image/png;base64,${shot}`;
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
    canvas.getContext("2d").drawImage(image, 0, 0);
    return canvas.toDataURL("image/webp", 0.86).split(",")[1];
  }, shot);
  const bytes = Buffer.from(webp, "base64");
  writeFileSync(path.join(folder, `${name}.webp`), bytes);
  console.log(`${folder}/${name}.webp: ${Math.round(bytes.length / 1024)} KB`);
  await context.close();
}
await browser.close();
