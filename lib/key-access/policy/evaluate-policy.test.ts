import { describe, expect, test } from "vitest";
import { readKeyPolicy } from "#lib/domain/key-policy.ts";
import { CASES } from "./cases/cases.testkit.ts";
import type { Decision } from "./decision.ts";
import { evaluatePolicy } from "./evaluate-policy.ts";

/** Reads a case's policy as KMS would return it. */
function statementsOf(policy: unknown) {
  const document = Array.isArray(policy) ? { Version: "2012-10-17", Statement: policy } : policy;
  return readKeyPolicy(JSON.stringify(document)) ?? [];
}

const placeOf = (decision: Decision) => ("by" in decision ? decision.by.index : undefined);

describe("the evaluator agrees with AWS's documentation", () => {
  for (const [topic, cases] of Object.entries(CASES)) {
    describe(topic, () => {
      test.each(cases.map((each) => [each.name, each] as const))("%s", (_, { policy, request, decision, by }) => {
        const decided = evaluatePolicy(statementsOf(policy), request);
        expect(decided.kind).toBe(decision);
        if (by !== undefined) expect(placeOf(decided)).toBe(by);
      });
    });
  }
});
