import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectFile } from "../project.ts";

const FORBIDDEN = [
  ["lib/domain/zod-in-core.ts", 'import { z } from "zod";\nexport const text = z.string();'],
  ["lib/domain/format-in-core.ts", 'export { b } from "#lib/format/b.ts";'],
  ["lib/domain/relative.ts", 'export { b } from "../format/b.ts";'],
  ["lib/domain/clock.ts", 'export { setTimeout } from "node:timers/promises";'],
  ["components/server-in-browser.tsx", 'import { b } from "#lib/server/b.ts";\nexport const c = b;'],
  ["components/only-a-type.tsx", 'import type { B } from "#lib/server/b.ts";\nexport type C = B;'],
  ["components/sdk-in-browser.tsx", 'export { KMSClient } from "@aws-sdk/client-kms";'],
  ["components/built-in-in-browser.tsx", 'export { readFileSync } from "node:fs";'],
  ["lib/views/server-in-view.ts", 'export type { B } from "#lib/server/b.ts";'],
  ["lib/snapshots/view-in-store.ts", 'export type { B } from "#lib/views/b.ts";'],
  ["app/dynamic.tsx", 'export const load = () => import("#lib/scanner/b.ts");'],
  ["lib/catalogue/reader-in-catalogue.ts", 'import type { B } from "#lib/aws/b.ts";\nexport type C = B;'],
  ["lib/server/demo-in-product.ts", 'export { b } from "#lib/demo/b.ts";'],
  ["lib/scanner/for-its-effect.ts", 'import "#lib/server/b.ts";'],
  ["app/test-code.tsx", 'export { b } from "#lib/server/c.testkit.ts";'],
] as const;

const ALLOWED = [
  ["lib/domain/beside.ts", 'export { b } from "./b.ts";'],
  ["lib/domain/a.test.ts", 'export { b } from "#lib/format/b.ts";'],
  ["lib/catalogue/sdk.ts", 'export { b } from "./b.ts";\nexport { KMSClient } from "@aws-sdk/client-kms";'],
  ["components/format.tsx", 'import Link from "next/link";\nexport { b } from "#lib/format/b.ts";\nexport { Link };'],
  ["app/server.tsx", 'export { b } from "#lib/server/b.ts";'],
  ["lib/cli/demo.ts", 'export { b } from "#lib/demo/b.ts";'],
] as const;

/** Only what the lint says of directions and packages: what nothing uses is another rule. */
function violations(): ReadonlyMap<string, number> {
  const root = mkdtempSync(join(tmpdir(), "posture-imports-"));
  for (const file of [".dependency-cruiser.mjs", "package.json"]) cpSync(projectFile(file), join(root, file));
  symlinkSync(projectFile("node_modules"), join(root, "node_modules"));
  const folders = ["domain", "format", "server", "views", "scanner", "aws", "demo", "catalogue"];
  const targets = folders.map((folder) => [`lib/${folder}/b.ts`, "export type B = 1;\nexport const b = 1;"] as const);
  const testkit = ["lib/server/c.testkit.ts", "export const b = 1;"] as const;
  for (const [file, source] of [...targets, testkit, ...FORBIDDEN, ...ALLOWED]) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), source);
  }
  const cruiser = projectFile("node_modules/dependency-cruiser/bin/dependency-cruiser.mjs");
  const report = execFileSync(process.execPath, [cruiser, "app", "components", "lib", "--output-type", "json"], {
    cwd: root,
    encoding: "utf8",
  });
  const found: { from: string; rule: { name: string } }[] = JSON.parse(report).summary.violations;
  const ofImports = found.filter(({ rule }) => rule.name !== "only for tests").map(({ from }) => from);
  return new Map(
    Object.entries(Object.groupBy(ofImports, (from) => from)).map(([from, all]) => [from, all?.length ?? 0]),
  );
}

describe("the lint of imports", () => {
  const found = violations();

  it.each(FORBIDDEN)("refuses %s: %s", (file) => {
    expect(found.get(file)).toBeGreaterThan(0);
  });

  it.each(ALLOWED)("accepts %s: %s", (file) => {
    expect(found.get(file)).toBeUndefined();
  });
});
