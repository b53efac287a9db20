import fc from "fast-check";
import { expect, test } from "vitest";
import { NO_FILTER } from "#lib/domain/row-filter.ts";
import type { Scan } from "#lib/domain/scan.ts";
import { evidenceFileName } from "./file-name.ts";

const SCAN = { accountId: "111122223333", startedAt: "2026-11-01T08:00:00.000Z" } as Scan;

test("the file name has account, time and filter", () => {
  expect(evidenceFileName(SCAN, NO_FILTER)).toBe("bedrock-posture_111122223333_2026-11-01T080000Z.csv");
  expect(evidenceFileName(SCAN, { ...NO_FILTER, verdict: ["unknown", "aws-owned"], region: ["us-east-1"] })).toBe(
    "bedrock-posture_111122223333_2026-11-01T080000Z_verdict-unknown-aws-owned_region-us-east-1.csv",
  );
});

test("for any search text, the name holds only safe characters and fits a file system", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", minLength: 1 }), (q) => {
      const name = evidenceFileName(SCAN, { ...NO_FILTER, q });
      expect(name).toMatch(/^[A-Za-z0-9._-]{1,200}\.csv$/);
      expect(name).not.toContain("..");
    }),
  );
});
