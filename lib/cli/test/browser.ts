import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium } from "@playwright/test";
import { projectFile } from "../project.ts";
import { installedBrowsers } from "./installed-browser.ts";

/** A way to get a Chromium. */
interface Way {
  readonly name: string;
  /** Whether it may be tried on this machine. */
  readonly may: () => boolean;
  /** Paths that may be a Chromium afterwards; the caller checks whether one starts. */
  readonly get: () => string[] | Promise<string[]>;
}

const WAYS: readonly Way[] = [
  { name: "installed on this machine", may: () => true, get: installedBrowsers },
  { name: "Debian's package", may: () => process.getuid?.() === 0 && runs("apt-get", ["--version"]), get: fromDebian },
  { name: "Playwright's download", may: () => true, get: fromPlaywright },
  { name: "@sparticuz/chromium of npm", may: () => process.platform === "linux", get: fromNpm },
];

export const HOW_TO_GET_ONE =
  "No Chromium was found and none could be installed: run `apt-get install chromium` as root, or specify one with CHROMIUM=/path/to/chrome.";

/** The path of a Chromium that starts, installed if necessary; null if there is none. */
export async function findBrowser(): Promise<string | null> {
  for (const { name, may, get } of WAYS) {
    if (!may()) continue;
    const path = await firstThatStarts(await get());
    if (path) {
      console.log(`${path} (${name})`);
      return path;
    }
  }
  return null;
}

// Started with the options of the journeys: an existing file may lack its libraries.
async function firstThatStarts(paths: readonly string[]): Promise<string | null> {
  for (const executablePath of paths) {
    try {
      const browser = await chromium.launch({ executablePath, timeout: 20_000 });
      await browser.close();
      return executablePath;
    } catch {}
  }
  return null;
}

function fromDebian(): string[] {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  runs("apt-get", ["update", "-qq"], env);
  runs("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], env);
  return installedBrowsers();
}

function fromPlaywright(): string[] {
  const [executable] = [chromium.executablePath()];
  runs(process.execPath, [projectFile("node_modules/@playwright/test/cli.js"), "install", "chromium"]);
  return existsSync(executable) ? [executable] : [];
}

/** Not a dependency: 60 MB that only a machine without another Chromium needs. */
async function fromNpm(): Promise<string[]> {
  const folder = projectFile(".browser");
  const install = ["install", "--prefix", folder, "--no-save", "--no-audit", "@sparticuz/chromium"];
  if (!existsSync(`${folder}/node_modules/@sparticuz/chromium`) && !runs("npm", install)) return [];
  const module = createRequire(`${folder}/`).resolve("@sparticuz/chromium");
  const { default: packed } = await import(pathToFileURL(module).href);
  return [await packed.executablePath()];
}

function runs(program: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): boolean {
  return spawnSync(program, args, { env, stdio: "ignore", timeout: 300_000 }).status === 0;
}
