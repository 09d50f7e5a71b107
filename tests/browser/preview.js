// A preview of a copy of the sample, for tests that edit it and look at it in a browser.
import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

const binary = path.resolve(process.env.GUILDBOOK ?? "target/debug/guildbook");

export class Preview {
  constructor(port) {
    this.port = port;
    this.root = mkdtempSync(path.join(os.tmpdir(), "guildbook-preview-"));
    cpSync("content", path.join(this.root, "content"), { recursive: true });
  }

  // Starts the server and waits for its first line.
  async start() {
    const options = ["serve", "--root", this.root, "--port", String(this.port), "--community", "wardrobe", "--today", "2026-03-31"];
    this.server = spawn(binary, options, { stdio: ["ignore", "pipe", "pipe"] });
    this.said = "";
    for (const stream of [this.server.stdout, this.server.stderr]) stream.on("data", (data) => (this.said += data));
    const ended = new Promise((resolve, reject) => this.server.on("exit", () => reject(new Error(`it ended: ${this.said}`))));
    ended.catch(() => {});
    await Promise.race([ended, until(() => this.said.includes("http://"), "the ready line")]);
  }

  async stop() {
    if (this.server.exitCode === null && this.server.signalCode === null) {
      const gone = new Promise((resolve) => this.server.on("exit", resolve));
      this.server.kill("SIGKILL");
      await gone;
    }
  }

  async end() {
    await this.stop();
    rmSync(this.root, { recursive: true, force: true });
  }

  url(address) {
    return `http://localhost:${this.port}/${address}`;
  }

  path(file) {
    return path.join(this.root, file);
  }

  read(file) {
    return readFileSync(this.path(file), "utf8");
  }

  // Saves as most editors do: written beside, renamed into place.
  write(file, text) {
    mkdirSync(path.dirname(this.path(file)), { recursive: true });
    writeFileSync(this.path(`${file}.tmp~`), text);
    renameSync(this.path(`${file}.tmp~`), this.path(file));
  }

  edit(file, from, to) {
    const text = this.read(file);
    if (!text.includes(from)) throw new Error(`${file} does not say ${from}`);
    this.write(file, text.replace(from, to));
  }

  rename(from, to) {
    renameSync(this.path(from), this.path(to));
  }

  remove(file) {
    rmSync(this.path(file));
  }
}

// Waits until `holds`, for as long as a debug build on a busy machine may need.
export async function until(holds, what, patience = 60_000) {
  const end = Date.now() + patience;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`never: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

// The browser that is there.
export const program = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
