import fc from "fast-check";
import { expect, test } from "vitest";
import { FAILURE_KINDS, type FailureKind } from "#lib/domain/call.ts";
import type { Gap } from "#lib/domain/observation.ts";
import { DENIED } from "./snapshot-sample.testkit.ts";
import { findingOrder, gapOrder, type KindOfFinding, keyRiskOrder, type RiskOfKey } from "./sort-keys.ts";

const gapOf = (
  kind: FailureKind,
  type: string | null = "agent",
  subject: string | null = null,
  region = "us-east-1",
): Gap => ({
  ...{ accountId: "111122223333", region, type, subject },
  failure: { ...DENIED, kind },
});

/** Actionable gaps are first; services that AWS does not offer are last. */
const ORDER = [
  ...[gapOf("credentials"), gapOf("denied", "agent"), gapOf("denied", "flow", null, "eu-central-1")],
  ...[gapOf("denied", "flow"), gapOf("denied", null, "arn:key"), gapOf("denied", "agent", "arn:a")],
  ...[gapOf("denied", "agent", "arn:b"), gapOf("throttled"), gapOf("cut-off"), gapOf("failed"), gapOf("unreachable")],
  ...[gapOf("unsupported"), gapOf("not-found"), gapOf("not-enabled"), gapOf("not-offered"), gapOf("deleted")],
];

type Value = string | number;
const compare = (a: Value, b: Value) => (a < b ? -1 : Number(a > b));

/** Lines by their sort keys are in the same order as by the values, one after the other. */
function expectSameOrder<Line>(lines: readonly Line[], key: (line: Line) => string, values: (line: Line) => Value[]) {
  const byKey = lines.toSorted((a, b) => Buffer.compare(Buffer.from(key(a)), Buffer.from(key(b))));
  const byValues = lines.toSorted((a, b) => {
    const other = values(b);
    return values(a).reduce<number>((found, value, at) => found || compare(value, other[at] ?? ""), 0);
  });
  expect(byKey).toEqual(byValues);
}

const fewTexts = fc.constantFrom("", "a", "A", "ab", "a b", "a-b", "~");

test("the most consequential gaps are first: by failure, whole lists before single resources, by type and Region", () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(ORDER, { minLength: ORDER.length }), (shuffled) => {
      expect(shuffled.toSorted((a, b) => compare(gapOrder(a), gapOrder(b)))).toEqual(ORDER);
    }),
  );
});

test("random gaps with equal and missing values have this order too", () => {
  const kinds = FAILURE_KINDS.toSorted((a, b) => compare(gapOrder(gapOf(a)), gapOrder(gapOf(b))));
  const anyGap = fc
    .tuple(fc.constantFrom(...FAILURE_KINDS), fc.option(fewTexts), fc.option(fewTexts), fewTexts)
    .map((values) => gapOf(...values));
  fc.assert(
    fc.property(fc.array(anyGap), (gaps) =>
      expectSameOrder(gaps, gapOrder, ({ failure, subject, type, region }) => [
        ...[kinds.indexOf(failure.kind), Number(subject !== null), type ?? "", region, subject ?? ""],
      ]),
    ),
  );
});

test("keys are at risk first, then by date of deletion, most dependants and ARN", () => {
  const anyKey: fc.Arbitrary<RiskOfKey> = fc.record({
    atRisk: fc.boolean(),
    deletionDate: fc.option(fc.constantFrom("2026-12-01T00:00:00.000Z", "2027-01-01T00:00:00.000Z")),
    rows: fc.oneof(fc.nat(3), fc.nat(2_000_000)),
    arn: fewTexts,
  });
  fc.assert(
    fc.property(fc.array(anyKey), (keys) =>
      expectSameOrder(keys, keyRiskOrder, ({ atRisk, deletionDate, rows, arn }) => [
        ...[Number(!atRisk), deletionDate ?? "~", -rows, arn],
      ]),
    ),
  );
});

test("findings are by control, failed ones first, then by Region and name", () => {
  const anyFinding: fc.Arbitrary<KindOfFinding> = fc.record({
    control: fc.constantFrom("BEP-001", "BEP-010"),
    answer: fc.constantFrom("fail", "cannot-tell"),
    region: fc.constantFrom("eu-central-1", "us-east-1"),
    name: fewTexts,
  });
  fc.assert(
    fc.property(fc.array(anyFinding), (findings) =>
      expectSameOrder(findings, findingOrder, ({ control, answer, region, name }) => [
        ...[control, Number(answer !== "fail"), region, name],
      ]),
    ),
  );
});
