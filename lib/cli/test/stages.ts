import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, isBuilt } from "../process/build.ts";
import { findBrowser, HOW_TO_GET_ONE } from "./browser.ts";
import { type Counts, countsOfPlaywright, countsOfRunner, countsOfVitest, oneCheck } from "./counts.ts";
import { lint } from "./lint.ts";
import { runNode } from "./run-node.ts";

/** One part of `npm test`. */
export interface Stage {
  readonly name: string;
  readonly run: () => Promise<Counts>;
}

/** What `npm test` runs, the quickest to fail first. */
export const STAGES: readonly Stage[] = [
  {
    name: "Format",
    run: async () =>
      oneCheck(await runNode("node_modules/@biomejs/biome/bin/biome", "check", "--linter-enabled=false", ".")),
  },
  { name: "Lint", run: lint },
  {
    name: "Types",
    // Next generates the types of the routes; tsc reads them.
    run: async () =>
      oneCheck(
        (await runNode("node_modules/next/dist/bin/next", "typegen")) ||
          (await runNode("node_modules/typescript/bin/tsc", "--noEmit")),
      ),
  },
  { name: "Unit and contract tests", run: unitTests },
  { name: "Build", run: async () => oneCheck(isBuilt() ? 0 : await build("inherit")) },
  { name: "Browser journeys", run: journeys },
];

async function unitTests(): Promise<Counts> {
  const report = join(mkdtempSync(join(tmpdir(), "posture-")), "vitest.json");
  const code = await runNode(
    "node_modules/vitest/vitest.mjs",
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  );
  return countsOfRunner(code, existsSync(report) ? countsOfVitest(readFileSync(report, "utf8")) : null);
}

async function journeys(): Promise<Counts> {
  const browser = await findBrowser();
  if (!browser) {
    console.log(HOW_TO_GET_ONE);
    return oneCheck(1);
  }
  const report = join(mkdtempSync(join(tmpdir(), "posture-")), "playwright.json");
  process.env.CHROMIUM = browser;
  process.env.PLAYWRIGHT_JSON_OUTPUT_FILE = report;
  const code = await runNode("node_modules/@playwright/test/cli.js", "test", "--reporter=list,json");
  return countsOfRunner(code, existsSync(report) ? countsOfPlaywright(readFileSync(report, "utf8")) : null);
}
