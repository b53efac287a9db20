import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mayMatchAlarms, patternMatches, ruleMatches } from "./event-pattern.ts";
import { read } from "./monitoring.testkit.ts";

const via = "AWS API Call via CloudTrail";
const taken = (pattern: unknown) =>
  patternMatches(
    typeof pattern === "string" ? pattern : JSON.stringify(pattern),
    "us-east-1",
    "DisableKey",
    "123456789012",
  );
const named = (...eventName: unknown[]) => ({ source: ["aws.kms"], "detail-type": [via], detail: { eventName } });

describe("an EventBridge rule matches a KMS event", () => {
  it.each([
    ["by source, detail type and name", named("DisableKey", "ScheduleKeyDeletion"), "yes"],
    ["by the event's own source", { detail: { eventSource: ["kms.amazonaws.com"], eventName: ["DisableKey"] } }, "yes"],
    ["every KMS event", { source: ["aws.kms"] }, "yes"],
    ["another call", named("PutKeyPolicy"), "no"],
    ["another service", { source: ["aws.s3"] }, "no"],
    ["KMS's own events only", { source: ["aws.kms"], "detail-type": ["KMS CMK Deletion"] }, "no"],
    ["prefix", named({ prefix: "Disable" }), "yes"],
    ["prefix in any case", named({ prefix: { "equals-ignore-case": "DISABLE" } }), "yes"],
    ["suffix", named({ suffix: "Rotation" }), "no"],
    ["wildcard", named({ wildcard: "Dis*Key" }), "yes"],
    ["equals in any case", named({ "equals-ignore-case": "disablekey" }), "yes"],
    ["anything but another", named({ "anything-but": "Decrypt" }), "yes"],
    ["anything but this among others", named({ "anything-but": ["Decrypt", "DisableKey"] }), "no"],
    ["anything but a prefix", named({ "anything-but": { prefix: ["Enable", "Disable"] } }), "no"],
    ["exists", named({ exists: true }), "yes"],
    ["does not exist", named({ exists: false }), "no"],
    ["only what succeeds", { ...named("DisableKey"), detail: { errorCode: [{ exists: false }] } }, "yes"],
    ["only what fails", { source: ["aws.kms"], detail: { errorCode: ["AccessDenied"] } }, "no"],
    ["writes", { source: ["aws.kms"], detail: { readOnly: [false] } }, "yes"],
    [
      "one of several alternatives",
      { source: ["aws.kms"], detail: { $or: [{ eventName: ["X"] }, { readOnly: [false] }] } },
      "yes",
    ],
    ["its account and Region", { source: ["aws.kms"], account: ["123456789012"], region: ["us-east-1"] }, "yes"],
    ["another Region", { source: ["aws.kms"], region: ["eu-central-1"] }, "no"],
    ["one of two, the other unknown", named({ numeric: ["=", 3] }, "DisableKey"), "yes"],
    ["an unknown matcher", named({ "sounds-like": "Disable" }), "cannot-tell"],
    ["two matchers in one", named({ prefix: "D", suffix: "y" }), "cannot-tell"],
    ["some keys", { ...named("DisableKey"), detail: { requestParameters: { keyId: ["x"] } } }, "cannot-tell"],
    ["a wildcard with an escape", named({ wildcard: "Disable\\*" }), "cannot-tell"],
    ["an empty list", named(), "cannot-tell"],
    ["an empty pattern", {}, "cannot-tell"],
    ["no list", { source: "aws.kms" }, "cannot-tell"],
    ["no JSON", "{source: aws.kms", "cannot-tell"],
    ["names that objects have anyway", '{"__proto__": ["x"], "constructor": ["y"]}', "cannot-tell"],
  ] as const)("%s", (_, pattern, expected) => {
    expect(taken(pattern)).toBe(expected);
  });

  it("only while it is enabled, in either enabled state", () => {
    const rule = {
      arn: "arn:aws:events:us-east-1:123456789012:rule/r",
      name: "r",
      pattern: JSON.stringify(named("DisableKey")),
      targets: read([]),
    };
    const states = ["ENABLED", "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS", "DISABLED", "PAUSED"];
    expect(states.map((state) => ruleMatches({ ...rule, state }, "us-east-1", "DisableKey"))).toEqual([
      "yes",
      "yes",
      "no",
      "cannot-tell",
    ]);
  });

  it("never throws, whatever the JSON", () => {
    const name = fc.constantFrom(
      "source",
      "detail",
      "detail-type",
      "$or",
      "eventName",
      "exists",
      "anything-but",
      "prefix",
      "wildcard",
    );
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 5 },
        fc.constantFrom("aws.kms", "DisableKey", true, null, 3),
        fc.array(tie("value"), { maxLength: 3 }),
        fc.dictionary(name, tie("value"), { maxKeys: 3 }),
      ),
    }));
    fc.assert(
      fc.property(value, (pattern) => {
        expect(["yes", "no", "cannot-tell"]).toContain(
          patternMatches(JSON.stringify(pattern), "us-east-1", "DisableKey"),
        );
      }),
      { numRuns: 1_000 },
    );
  });
});

it.each([
  ['{"source":["aws.cloudwatch"]}', true],
  ['{"source":["aws.cloudwatch"],"detail-type":["CloudWatch Alarm State Change"]}', true],
  ['{"source":[{"prefix":"aws.c"}],"detail":{"state":{"value":["ALARM"]}}}', true],
  ['{"source":["aws.cloudwatch"],"resources":["arn:aws:cloudwatch:us-east-1:123456789012:alarm:keys"]}', true],
  ['{"source":["aws.cloudwatch"],"detail-type":["CloudWatch Alarm Configuration Change"]}', false],
  ['{"source":["aws.cloudwatch"],"region":["eu-west-1"]}', false],
  ['{"source":["aws.health"]}', false],
  ['{"detail-type":["CloudWatch Alarm State Change"]}', true],
  ["not JSON", false],
])("a pattern may match the state changes of alarms: %s %s", (pattern, may) => {
  expect(mayMatchAlarms(pattern, "us-east-1")).toBe(may);
});
