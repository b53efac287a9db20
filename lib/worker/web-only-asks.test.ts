import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const IMPORT = /\bfrom\s+"([^"]+)"|\bimport\s*\(?\s*"([^"]+)"/g;

/** Every source file that the given files import, directly or indirectly. */
function reachableFrom(files: readonly string[]): ReadonlySet<string> {
  const seen = new Set(files);
  for (const file of seen)
    for (const [, one, other] of readFileSync(file, "utf8").matchAll(IMPORT)) {
      const specifier = one ?? other ?? "";
      const target = specifier.startsWith("#") ? specifier.slice(1) : join(dirname(file), specifier);
      if (/^[#.]/.test(specifier) && existsSync(target)) seen.add(target);
    }
  return seen;
}

test("the web server never scans, deletes old scans or reclaims space: no route imports the code that does", () => {
  const routes = globSync(["app/**/*.{ts,tsx}", "{proxy,instrumentation}.ts", "lib/serve/web.ts"]);
  const reached = reachableFrom(routes.filter((file) => !/\.(test|spec)\./.test(file)));
  expect(reached.size).toBeGreaterThan(100);
  for (const scans of ["lib/scanner/scan-account.ts", "lib/scanner/record-scan.ts", "lib/worker/worker.ts"])
    expect(reached).not.toContain(scans);
  const deletes = [...reached].filter((file) => /\bpruner\b|deleteLeftovers\(/.test(readFileSync(file, "utf8")));
  expect(deletes.sort()).toEqual(["lib/snapshots/interrupted-scans.ts", "lib/snapshots/snapshot-store.ts"]);
});
