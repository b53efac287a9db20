import { expect, test } from "vitest";
import type { Reader } from "#lib/aws/reader.ts";
import type { Failure, FailureKind } from "#lib/domain/call.ts";
import type { Gap } from "#lib/domain/observation.ts";
import { ReadCounter } from "./count-reads.ts";

const failure = (kind: FailureKind, code = "X"): Failure => ({
  ...{ operation: "kms:DescribeKey", requestId: null, at: "2026-11-01T08:00:00.000Z", kind, code },
  ...{ message: "", httpStatus: null, permission: "kms:DescribeKey" },
});
const gap = (region: string, kind: FailureKind, code?: string): Gap => ({
  ...{ accountId: "111122223333", region, type: null, subject: null, failure: failure(kind, code) },
});

function counter(unresolved: readonly string[] = []) {
  const answers = { call: async () => ({ ok: false, failure: failure("denied") }) };
  const services =
    unresolved.length > 0 ? [{ service: "kendra", regions: unresolved, failure: failure("failed") }] : [];
  return new ReadCounter({ ...answers, unresolved: () => services } as unknown as Reader);
}

test("each call counts once in its Region; calls to other Regions count as account-wide", async () => {
  const reads = counter();
  const signal = new AbortController().signal;
  for (const region of ["us-east-1", "us-east-1", "eu-west-1", "ap-south-1"])
    await reads.reader.call(region, {} as never, signal);
  expect(reads.byRegion(["us-east-1", "eu-west-1", "sa-east-1"], [])).toEqual([
    { region: null, reads: 1, failed: 0 },
    { region: "us-east-1", reads: 2, failed: 0 },
    { region: "eu-west-1", reads: 1, failed: 0 },
    { region: "sa-east-1", reads: 0, failed: 0 },
  ]);
});

test("every gap of a Region counts as failed, but for what AWS answered: not offered, not enabled, deleted meanwhile", () => {
  const kinds: FailureKind[] = [
    "denied",
    "throttled",
    "failed",
    "unreachable",
    "not-offered",
    "not-enabled",
    "deleted",
  ];
  const [, first] = counter().byRegion(
    ["us-east-1"],
    kinds.map((kind) => gap("us-east-1", kind)),
  );
  expect(first?.failed).toBe(4);
});

test("a service whose name does not resolve counts as failed in each of its Regions, not only in that of the gap", () => {
  const gaps = [gap("us-east-1", "failed", "NameNotResolved")];
  expect(counter(["us-east-1", "eu-west-1"]).byRegion(["us-east-1", "eu-west-1", "sa-east-1"], gaps)).toMatchObject([
    { region: null, failed: 0 },
    { region: "us-east-1", failed: 1 },
    { region: "eu-west-1", failed: 1 },
    { region: "sa-east-1", failed: 0 },
  ]);
});
