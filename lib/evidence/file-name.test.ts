import fc from "fast-check";
import { expect, test } from "vitest";
import type { ShownPosture } from "#lib/domain/posture.ts";
import { NO_FILTER } from "#lib/domain/row-filter.ts";
import { evidenceFileName } from "./file-name.ts";

const NOW = {
  point: { at: "2026-11-01T08:00:09.007Z", isOneScan: false },
  accounts: ["111122223333"],
  scan: { accountId: "111122223333", startedAt: "2026-11-01T08:00:00.000Z" },
} as unknown as ShownPosture;
const ONE_SCAN = { ...NOW, point: { ...NOW.point, isOneScan: true } };

test("the file name has account, time of the posture or start of the scan, and filter", () => {
  expect(evidenceFileName(NOW, NO_FILTER)).toBe("bedrock-posture_111122223333_2026-11-01T080009Z.csv");
  expect(evidenceFileName({ ...NOW, accounts: ["1", "2"] }, NO_FILTER)).toContain("_2-accounts_");
  expect(evidenceFileName(ONE_SCAN, NO_FILTER)).toBe("bedrock-posture_111122223333_2026-11-01T080000Z.csv");
  expect(evidenceFileName(ONE_SCAN, { ...NO_FILTER, verdict: ["unknown", "aws-owned"], region: ["us-east-1"] })).toBe(
    "bedrock-posture_111122223333_2026-11-01T080000Z_verdict-unknown-aws-owned_region-us-east-1.csv",
  );
});

test("for any search text, the name holds only safe characters and fits a file system", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", minLength: 1 }), (q) => {
      const name = evidenceFileName(ONE_SCAN, { ...NO_FILTER, q });
      expect(name).toMatch(/^[A-Za-z0-9._-]{1,200}\.csv$/);
      expect(name).not.toContain("..");
    }),
  );
});
