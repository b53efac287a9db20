import { describe, expect, test } from "vitest";
import type { DescribedKey } from "#lib/domain/key.ts";
import type { FitAnswer } from "#lib/domain/key-fit.ts";
import type { NeedSubject } from "#lib/domain/key-need.ts";
import { needsOf } from "../needs/needs-of.ts";
import DOCUMENTED from "./documented-policies.json" with { type: "json" };
import { fitOf } from "./fit-of.ts";
import { knownPolicy } from "./known-policy.ts";

const ACCOUNT = "111122223333";
const KEY = `arn:aws:kms:us-east-1:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
const call = { operation: "kms:GetKeyPolicy", requestId: null, at: "2026-11-24T00:00:00.000Z" };

type Documented = (typeof DOCUMENTED)[number];
type Of = Pick<NeedSubject, "type" | "data" | "arn"> &
  Partial<Pick<NeedSubject, "createdAt" | "storeKind" | "storeArn">> & {
    readonly facts?: Readonly<Record<string, string>>;
    readonly inStores?: readonly string[];
  };

function subjectOf({ type, data, arn, createdAt, storeKind, storeArn, facts, inStores }: Of): NeedSubject {
  return {
    ...{ type, data, arn, accountId: ACCOUNT, region: "us-east-1", keyRegion: "us-east-1" },
    ...{ createdAt: createdAt ?? null, storeKind: storeKind ?? null, storeArn: storeArn ?? null },
    observed: { facts: facts ?? {}, inStores: inStores ?? [] },
  };
}

/** The decision on each need, in the order of the needs. */
function judged({ of, statements }: Pick<Documented, "of" | "statements">, ...more: readonly object[]) {
  const value = JSON.stringify({ Version: "2012-10-17", Statement: [...statements, ...more] });
  const key = {
    kind: "described",
    metadata: { arn: KEY, accountId: ACCOUNT },
    policy: { kind: "read", value, call },
  } as unknown as DescribedKey;
  const fit = fitOf(needsOf(subjectOf(of as Of)), ACCOUNT, knownPolicy(key));
  if (fit.kind !== "judged") throw new Error(`${of.type} has no documented needs`);
  return fit.needs;
}

const answersOf = (...of: Parameters<typeof judged>): readonly FitAnswer[] => judged(...of).map(({ answer }) => answer);

describe("the key policies of AWS's own guides grant what the guides say", () => {
  test.each(DOCUMENTED.map((each) => [`${each.page}: ${each.title}`, each] as const))("%s", (_, documented) => {
    expect(answersOf(documented)).toEqual(documented.answers);
  });
});

describe("a Deny beside a documented policy", () => {
  const allowed = DOCUMENTED.filter(({ answers }) => answers.every((answer) => answer === "allowed"));
  const deny = { Effect: "Deny", Principal: "*", Action: "kms:*", Resource: "*" };

  test.each(allowed.map((each) => [each.title, each] as const))("denies: %s", (_, documented) => {
    for (const { need, answer } of judged(documented, deny)) {
      expect(answer).toBe(need.onlyWhere === null ? "denied" : "cannot-tell");
    }
  });

  test.each(allowed.map((each) => [each.title, each] as const))(
    "for one action or under a condition that is not known never allows: %s",
    (_, documented) => {
      for (const need of judged(documented)) {
        for (const { action } of need.actions) {
          const one = judged(documented, { ...deny, Action: action });
          const doubt = judged(documented, {
            ...{ ...deny, Action: action },
            Condition: { StringEquals: { "aws:PrincipalTag/team": "fraud" } },
          });
          for (const others of [one, doubt]) {
            const asking = others.filter(({ actions }) => actions.some((each) => each.action === action));
            expect(asking.map(({ answer }) => answer)).not.toContain("allowed");
          }
        }
      }
    },
  );

  test.each(allowed.map((each) => [each.title, each] as const))(
    "one action less is not allowed: %s",
    (_, documented) => {
      for (const { actions } of judged(documented)) {
        for (const { action } of actions) {
          const without = documented.statements.map(({ Action, ...rest }) => ({
            ...rest,
            Action: [Action].flat().filter((each) => !covers(each, action)),
          }));
          const left = answersOf({ of: documented.of, statements: without as unknown as Documented["statements"] });
          expect(left.every((answer) => answer === "allowed")).toBe(false);
        }
      }
    },
  );
});

const OPERATIONS = "kms:GrantOperations";
const operationsIn = ({ statements }: Documented): readonly string[] =>
  statements.flatMap((statement) =>
    Object.values((statement as { Condition?: object }).Condition ?? {}).flatMap(
      (keys: Readonly<Record<string, string[]>>) => keys[OPERATIONS] ?? [],
    ),
  );

test.each(
  DOCUMENTED.filter((documented) => {
    const needs = operationsIn(documented).length > 0 ? judged(documented) : [];
    const grants = needs.some(({ actions }) => actions.some(({ action }) => action === "kms:CreateGrant"));
    return grants && needs.every(({ answer }) => answer === "allowed");
  }).map((each) => [`${each.page}: ${each.title}`, each] as const),
)("a grant that may have one operation less than AWS documents is not allowed: %s", (_, documented) => {
  const operations = operationsIn(documented);
  expect(operations.length).toBeGreaterThan(1);
  for (const operation of operations) {
    const text = JSON.stringify(documented.statements, (key, value) =>
      key === OPERATIONS ? value.filter((each: string) => each !== operation) : value,
    );
    expect(answersOf({ of: documented.of, statements: JSON.parse(text) })).not.toContain("allowed");
  }
});

const covers = (pattern: string, action: string) => new RegExp(`^${pattern.replaceAll("*", ".*")}$`, "i").test(action);
