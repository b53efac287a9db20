import fc from "fast-check";
import { expect, test } from "vitest";
import { readKeyPolicy } from "#lib/domain/key-policy.ts";
import {
  ACCOUNT,
  asks,
  OTHER_ACCOUNT,
  principal,
  roleArn,
  rootArn,
  service,
  sessionArn,
  someoneOf,
} from "./cases/policy-case.testkit.ts";
import type { AccessRequest, Decision } from "./decision.ts";
import { evaluatePolicy } from "./evaluate-policy.ts";

type Statement = Readonly<Record<string, unknown>>;

const oneOrMany = (values: readonly string[]) =>
  fc.oneof(fc.constantFrom(...values), fc.subarray([...values], { minLength: 1 }));
const awsPrincipals = [
  roleArn("Reader"),
  roleArn("Writer"),
  rootArn(),
  OTHER_ACCOUNT,
  "*",
  sessionArn("Reader", "s"),
  "junk",
];
const principals = fc.oneof(
  fc.constant("*"),
  fc.record({ AWS: oneOrMany(awsPrincipals) }),
  fc.record({ Service: oneOrMany(["bedrock.amazonaws.com", "s3.amazonaws.com"]) }),
);
const actions = oneOrMany(["kms:Decrypt", "kms:*", "*", "kms:Encrypt", "kms:Dec*"]);
const keys = ["kms:ViaService", "aws:PrincipalAccount", "aws:PrincipalTag/team", "aws:SourceArn"];
const values = oneOrMany(["bedrock.us-east-1.amazonaws.com", ACCOUNT, "*", "true", "$" + "{aws:PrincipalAccount}"]);
const operators = [
  "StringEquals",
  "StringNotLike",
  "ForAllValues:StringLike",
  "ForAnyValue:ArnLike",
  "Null",
  "BoolIfExists",
  "Made:Up",
];
const conditions = fc.option(
  fc.dictionary(fc.constantFrom(...operators), fc.dictionary(fc.constantFrom(...keys), values)),
  {
    nil: undefined,
  },
);
const statements = (effects: readonly unknown[]): fc.Arbitrary<Statement> =>
  fc
    .record({
      Effect: fc.constantFrom(...effects),
      who: fc.tuple(fc.constantFrom("Principal", "Principal", "NotPrincipal"), principals),
      what: fc.tuple(fc.constantFrom("Action", "Action", "NotAction"), actions),
      Resource: fc.constantFrom("*", "*", undefined),
      Condition: conditions,
    })
    .map(({ who, what, ...rest }) => ({ ...rest, [who[0]]: who[1], [what[0]]: what[1] }));
const policies = fc.array(statements(["Allow", "Allow", "Deny", "Nay"]), { maxLength: 6 });

const callers = [
  principal(roleArn("Reader")),
  principal(sessionArn("Reader", "s")),
  principal(rootArn()),
  someoneOf(ACCOUNT),
  service("bedrock.amazonaws.com"),
];
const contexts = fc.dictionary(
  fc.constantFrom(...keys.map((key) => key.toLowerCase())),
  fc.option(fc.subarray(["bedrock.us-east-1.amazonaws.com", ACCOUNT, ""])),
);
const requests = fc
  .tuple(fc.constantFrom(...callers), contexts)
  .map(([caller, context]): AccessRequest => asks(caller, "kms:Decrypt", context));

const decide = (policy: readonly Statement[], request: AccessRequest): Decision =>
  evaluatePolicy(readKeyPolicy(JSON.stringify({ Version: "2012-10-17", Statement: policy })) ?? [], request);

/** Decisions in order: more access is higher, and unknown is between denied and allowed. */
const ACCESS: Readonly<Record<Decision["kind"], number>> = {
  denied: 0,
  "not-allowed": 1,
  "cannot-tell": 2,
  "left-to-iam": 3,
  "allowed-to-named": 4,
  allowed: 5,
};

test("an explicit Deny always wins", () => {
  const denyAll = { Effect: "Deny", Principal: "*", Action: "*", Resource: "*" };
  fc.assert(
    fc.property(policies, requests, fc.nat(6), (policy, request, at) => {
      expect(decide(policy.toSpliced(at, 0, denyAll), request).kind).toBe("denied");
    }),
  );
});

test("adding an Allow never takes access away", () => {
  fc.assert(
    fc.property(policies, statements(["Allow"]), requests, fc.nat(6), (policy, more, request, at) => {
      const before = ACCESS[decide(policy, request).kind];
      expect(ACCESS[decide(policy.toSpliced(at, 0, more), request).kind]).toBeGreaterThanOrEqual(before);
    }),
    { numRuns: 200 },
  );
});

test("adding a Deny never gives access", () => {
  fc.assert(
    fc.property(policies, statements(["Deny"]), requests, (policy, more, request) => {
      const [before, after] = [decide(policy, request).kind, decide([...policy, more], request).kind];
      expect(ACCESS[after]).toBeLessThanOrEqual(ACCESS[before]);
    }),
    { numRuns: 200 },
  );
});

test("the order of statements never matters", () => {
  const shuffled = policies.chain((policy) =>
    fc.tuple(fc.constant(policy), fc.shuffledSubarray(policy, { minLength: policy.length })),
  );
  fc.assert(
    fc.property(shuffled, requests, ([policy, other], request) => {
      expect(decide(other, request).kind).toBe(decide(policy, request).kind);
    }),
    { numRuns: 200 },
  );
});

test("an unknown operator never allows", () => {
  const unknown = fc.string({ unit: "grapheme-ascii" }).map((name) => `Never${name}`);
  fc.assert(
    fc.property(fc.array(statements(["Allow"])), unknown, requests, (policy, operator, request) => {
      const doubtful = policy.map((statement) => ({ ...statement, Condition: { [operator]: { "x:y": "z" } } }));
      expect(["not-allowed", "cannot-tell"]).toContain(decide(doubtful, request).kind);
    }),
  );
});

test("a key that the request does not tell never allows", () => {
  fc.assert(
    fc.property(
      fc.array(statements(["Allow"])),
      fc.constantFrom(...operators),
      requests,
      (policy, operator, request) => {
        const doubtful = policy.map((statement) => ({
          ...statement,
          Condition: { [operator]: { "x:nobody-tells": "z" } },
        }));
        expect(["not-allowed", "cannot-tell"]).toContain(decide(doubtful, request).kind);
      },
    ),
  );
});

test("a statement that is not understood never allows", () => {
  fc.assert(
    fc.property(fc.jsonValue(), requests, (statement, request) => {
      const { kind } = decide([statement as Statement], request);
      expect(["not-allowed", "cannot-tell"]).toContain(kind);
    }),
    { numRuns: 200 },
  );
});

test("hostile text neither throws nor takes long", () => {
  const [request] = [asks(principal(roleArn("Reader")), "kms:Decrypt", { "kms:viaservice": ["a".repeat(200)] })];
  const like = (pattern: string) =>
    JSON.stringify({
      Version: "2012-10-17",
      Statement: {
        Effect: "Allow",
        Principal: "*",
        Action: "*",
        Resource: "*",
        Condition: { StringLike: { "kms:ViaService": pattern } },
      },
    });
  const texts = [
    "[".repeat(100_000),
    `${"[".repeat(100_000)}${"]".repeat(100_000)}`,
    `{"Version":"2012-10-17","Statement":${'{"Effect":'.repeat(20_000)}1${"}".repeat(20_000)}}`,
    '{"Version":"2012-10-17","Statement":{"__proto__":{"Effect":"Allow"},"Effect":"Allow","Principal":{"__proto__":"*"},"Action":"*","Resource":"*","Condition":{"__proto__":{"x:y":"z"}}}}',
    like("*a".repeat(50_000)),
    like(`${"$" + "{"}${"a".repeat(100_000)}`),
    JSON.stringify({ Statement: Array.from({ length: 10_000 }, () => ({ Effect: "Deny", Action: "*" })) }),
  ];
  const start = performance.now();
  for (const text of texts) {
    const statements = readKeyPolicy(text);
    if (statements) expect(["not-allowed", "cannot-tell"]).toContain(evaluatePolicy(statements, request).kind);
  }
  expect(performance.now() - start).toBeLessThan(20_000);
}, 30_000);
