import { execFileSync } from "node:child_process";
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, matchesGlob } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { projectFile } from "../project.ts";
import { leaveOutOthers } from "./standalone.ts";

/** Paths with secrets, data and evidence that may exist beside the sources. */
const PRIVATE = [
  ...[".env", ".env.production", ".env.local", "posture.env", "deploy/posture.env", "lib/.env", "app/secret.env"],
  ...["data/posture.db", "posture.db", "posture.db-wal", "lib/posture.db-shm", "posture-backup.db", "posture.sqlite"],
  ...["evidence.csv", "lib/evidence.csv"],
];
/** One path of each kind that the image needs. */
const NEEDED = [
  "app/page.tsx",
  "app/api/evidence.csv/route.ts",
  "lib/serve/main.ts",
  "lib/cli/standalone.ts",
  "components/shell/shell.tsx",
  ".npmrc",
];
const NEEDED_SETTINGS = ["package.json", "package-lock.json", "next.config.js", "proxy.ts", "instrumentation.ts"];

/** Docker's rule: the last pattern that matches a path or a parent folder decides. */
function entersImage(path: string): boolean {
  const patterns = readFileSync(projectFile(".dockerignore"), "utf8").split("\n");
  const above = path.split("/").map((_, index, parts) => parts.slice(0, index + 1).join("/"));
  const last = patterns.findLast((line) => {
    const pattern = line.replace(/^!/, "");
    return pattern !== "" && !line.startsWith("#") && above.some((each) => matchesGlob(each, pattern));
  });
  return last === undefined || last.startsWith("!");
}

describe("secrets, data and evidence are not copied", () => {
  test("the image has none of them, and has everything that it needs", () => {
    expect(PRIVATE.filter(entersImage)).toEqual([]);
    expect([...NEEDED, ...NEEDED_SETTINGS].filter((path) => !entersImage(path))).toEqual([]);
  });

  test("the repository has none of them", () => {
    const ignored = execFileSync("git", ["check-ignore", "--no-index", ...PRIVATE], { cwd: projectFile(".") });
    expect(ignored.toString().trim().split("\n")).toEqual(PRIVATE);
    const tracked = execFileSync("git", ["ls-files"], { cwd: projectFile(".") });
    const isPrivate = /(^|\/)(\.env[^/]*|[^/]*\.(env|csv|db|sqlite)[^/]*)$/;
    expect(
      tracked
        .toString()
        .split("\n")
        .filter((path) => isPrivate.test(path)),
    ).toEqual([]);
  });

  test("the standalone build has none of them, although Next copies the files that it finds", () => {
    const folder = mkdtempSync(join(tmpdir(), "posture-standalone-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const built = [".next/BUILD_ID", ".next/server/app/page.js", "node_modules/next/index.js", "package.json"];
    for (const path of [...built, "server.js", "web.js", "worker.js", "backup.js", ...PRIVATE]) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), "");
    }
    leaveOutOthers(folder);
    const left = globSync("{*,.*,*/**,.*/**}", { cwd: folder, withFileTypes: true }).filter((each) => each.isFile());
    const paths = left.map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1));
    expect(paths.sort()).toEqual([...built, "server.js", "web.js", "worker.js", "backup.js"].sort());
  });
});
