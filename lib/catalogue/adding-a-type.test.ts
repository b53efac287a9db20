import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "type-copies-"));
afterAll(() => rmSync(folder, { recursive: true }));

const SESSION = readFileSync(join(ROOT, "lib/catalogue/resources/session.ts"), "utf8");
const SECRET = readFileSync(join(ROOT, "lib/catalogue/stores/secret.ts"), "utf8");

/** Copies of a real type and a real store: whole, and without the line of one member each. */
const COPIES: Readonly<Record<string, string>> = {
  whole: SESSION,
  "whole-store": SECRET,
  ...Object.fromEntries(
    ["keyNeeds", "grants", "secondaryGrants", "grantArn", "contentService"].map((member) => [
      `without-${member}`,
      without(member, SESSION),
    ]),
  ),
  "store-without-grants": without("grants", SECRET),
};

function without(member: string, source: string): string {
  const left = source.replace(new RegExp(`^ +${member}: .*,\\n`, "m"), "");
  if (left === source) throw new Error(`No line has the member ${member}`);
  return left;
}

/** The copies that the compiler refuses, with the settings of the project. */
function refused(): readonly string[] {
  mkdirSync(join(folder, "copies"));
  for (const [name, source] of Object.entries(COPIES)) {
    writeFileSync(join(folder, "copies", `${name}.ts`), source.replaceAll('from "../', 'from "#lib/catalogue/'));
  }
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
  // What a removed member used is unused then, which is not what must be refused.
  const compilerOptions = { paths: { "#lib/*": [join(ROOT, "lib/*")] }, incremental: false, noUnusedLocals: false };
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({ extends: join(ROOT, "tsconfig.json"), compilerOptions, include: ["copies"], exclude: [] }),
  );
  const errors = outputOf(join(ROOT, "node_modules/typescript/bin/tsc")).matchAll(/^(\S+)\([\d,]+\): error/gm);
  return [...new Set([...errors].map(([, file = ""]) => file))].sort();
}

function outputOf(tsc: string): string {
  try {
    return execFileSync(process.execPath, [tsc, "--noEmit", "--pretty", "false"], { cwd: folder, encoding: "utf8" });
  } catch (error) {
    if (error instanceof Error && "stdout" in error && typeof error.stdout === "string") return error.stdout;
    throw error;
  }
}

test("a type or store that leaves out what AWS documents of it does not compile", { timeout: 60_000 }, () => {
  expect(refused()).toEqual([
    "copies/store-without-grants.ts",
    "copies/without-contentService.ts",
    "copies/without-grantArn.ts",
    "copies/without-grants.ts",
    "copies/without-keyNeeds.ts",
    "copies/without-secondaryGrants.ts",
  ]);
});

test("CONTRIBUTING.md shows the whole file of a type, as it is", () => {
  const guide = readFileSync(join(ROOT, "CONTRIBUTING.md"), "utf8");
  const [, example] = guide.match(/^## Adding a resource type\n[\s\S]*?```ts\n([\s\S]*?)```/m) ?? [];
  expect(example).toBe(SESSION);
});
