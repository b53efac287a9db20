import fc from "fast-check";
import { expect, test } from "vitest";
import type { FailureKind } from "#lib/domain/call.ts";
import type { Gap } from "#lib/domain/observation.ts";
import { orderGaps } from "./gap-order.ts";
import { DENIED } from "./snapshot-sample.testkit.ts";

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
  ...[gapOf("unsupported"), gapOf("not-found"), gapOf("not-enabled"), gapOf("not-offered")],
];

test("the most consequential gaps are first: by failure, whole lists before single resources, by type and Region", () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(ORDER, { minLength: ORDER.length }), (shuffled) => {
      expect(orderGaps(shuffled)).toEqual(ORDER);
    }),
  );
});
