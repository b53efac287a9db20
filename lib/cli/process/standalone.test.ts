import { execFileSync } from "node:child_process";
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, matchesGlob } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { projectFile } from "../project.ts";
import { leaveOutOthers } from "./standalone.ts";

/** Secrets, data and evidence as they lie beside the sources of whoever builds. */
const PRIVATE = [
  ...[".env", ".env.production", ".env.local", "posture.env", "deploy/posture.env", "lib/.env", "app/secret.env"],
  ...["data/posture.db", "posture.db", "posture.db-wal", "lib/posture.db-shm", "posture-backup.db", "posture.sqlite"],
  ...["evidence.csv", "lib/evidence.csv"],
];
/** What the image needs, one of each kind. */
const NEEDED = [
  "app/page.tsx",
  "app/api/evidence.csv/route.ts",
  "lib/serve/main.ts",
  "lib/cli/standalone.ts",
  "components/shell/shell.tsx",
  ".npmrc",
];
const NEEDED_SETTINGS = ["package.json", "package-lock.json", "next.config.js", "proxy.ts", "instrumentation.ts"];

/** Docker's rule: the last pattern that matches a path or a folder above it decides. */
function entersImage(path: string): boolean {
  const patterns = readFileSync(projectFile(".dockerignore"), "utf8").split("\n");
  const above = path.split("/").map((_, index, parts) => parts.slice(0, index + 1).join("/"));
  const last = patterns.findLast((line) => {
    const pattern = line.replace(/^!/, "");
    return pattern !== "" && !line.startsWith("#") && above.some((each) => matchesGlob(each, pattern));
  });
  return last === undefined || last.startsWith("!");
}

describe("secrets, data and evidence stay where they are", () => {
  test("none enters the image, and what the image needs does", () => {
    expect(PRIVATE.filter(entersImage)).toEqual([]);
    expect([...NEEDED, ...NEEDED_SETTINGS].filter((path) => !entersImage(path))).toEqual([]);
  });

  test("none enters the repository", () => {
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

  test("none enters the standalone build, though Next copies what it finds", () => {
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
