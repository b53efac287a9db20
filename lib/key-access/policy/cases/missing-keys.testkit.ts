import { type PolicyCase, underCondition } from "./policy-case.testkit.ts";

const MISSING = 'IAM User Guide, "IAM JSON policy elements: Condition operators": a key that is not in the request';
const EXISTS = 'IAM User Guide, "IAM JSON policy elements: Condition operators": ...IfExists, Null';
const SETS = 'IAM User Guide, "Set operators for multivalued context keys"';
const MANY = 'IAM User Guide, "Conditions with multiple context keys or values"';
const TEAM = "aws:PrincipalTag/team";
const KEYS = "kms:EncryptionContextKeys";
const none = { "aws:principaltag/team": null };
const team = (value: string) => ({ "aws:principaltag/team": [value] });
const contextKeys = (...keys: readonly string[]) => ({ "kms:encryptioncontextkeys": keys });

export const MISSING_KEYS: readonly PolicyCase[] = [
  ...underCondition(MISSING, [
    ["what the request does not carry does not match", { StringEquals: { [TEAM]: "claims" } }, none, "not-allowed"],
    ["a negation holds for what is not there", { StringNotEquals: { [TEAM]: "fraud" } }, none, "allowed"],
    ["so do ArnNotLike", { ArnNotLike: { "aws:SourceArn": "arn:aws:s3:::x" } }, { "aws:sourcearn": null }, "allowed"],
    ["and NotIpAddress", { NotIpAddress: { "aws:SourceIp": "203.0.113.0/24" } }, { "aws:sourceip": null }, "allowed"],
    ["what is not known cannot be told", { StringEquals: { [TEAM]: "claims" } }, {}, "cannot-tell"],
    ["nor under a negation", { StringNotEquals: { [TEAM]: "fraud" } }, {}, "cannot-tell"],
    [
      "names of keys are met in any case",
      { StringEquals: { "AWS:principaltag/TEAM": "claims" } },
      team("claims"),
      "allowed",
    ],
  ]),
  ...underCondition(EXISTS, [
    ["IfExists holds for what is not there", { StringEqualsIfExists: { [TEAM]: "claims" } }, none, "allowed"],
    ["IfExists compares what is there", { StringEqualsIfExists: { [TEAM]: "claims" } }, team("fraud"), "not-allowed"],
    [
      "IfExists of what is not known cannot be told",
      { BoolIfExists: { "aws:SecureTransport": "true" } },
      {},
      "cannot-tell",
    ],
    ["Null true demands that the key is not there", { Null: { [TEAM]: "true" } }, none, "allowed"],
    ["Null true fails where it is", { Null: { [TEAM]: "true" } }, team("claims"), "not-allowed"],
    ["Null false demands that it is there", { Null: { [TEAM]: "false" } }, team("claims"), "allowed"],
    ["Null false fails where it is not", { Null: { [TEAM]: false } }, none, "not-allowed"],
    ["Null of what is not known cannot be told", { Null: { [TEAM]: "true" } }, {}, "cannot-tell"],
    ["Null has no IfExists", { NullIfExists: { [TEAM]: "true" } }, none, "cannot-tell"],
  ]),
  ...underCondition(SETS, [
    [
      "ForAnyValue: one is enough",
      { "ForAnyValue:StringEquals": { [KEYS]: ["a", "b"] } },
      contextKeys("b", "z"),
      "allowed",
    ],
    [
      "ForAnyValue: none is not",
      { "ForAnyValue:StringEquals": { [KEYS]: ["a", "b"] } },
      contextKeys("z"),
      "not-allowed",
    ],
    [
      "ForAnyValue of a key that is not there",
      { "ForAnyValue:StringEquals": { [KEYS]: "a" } },
      { "kms:encryptioncontextkeys": null },
      "not-allowed",
    ],
    [
      "ForAnyValue of a negation: one other is enough",
      { "ForAnyValue:StringNotEquals": { [KEYS]: "a" } },
      contextKeys("a", "z"),
      "allowed",
    ],
    [
      "ForAllValues: each must match",
      { "ForAllValues:StringEquals": { [KEYS]: ["a", "b"] } },
      contextKeys("a", "b"),
      "allowed",
    ],
    [
      "ForAllValues: one too many",
      { "ForAllValues:StringEquals": { [KEYS]: ["a", "b"] } },
      contextKeys("a", "z"),
      "not-allowed",
    ],
    [
      "ForAllValues holds for a key that is not there",
      { "ForAllValues:StringEquals": { [KEYS]: "a" } },
      { "kms:encryptioncontextkeys": null },
      "allowed",
    ],
    [
      "ForAllValues holds for an empty value",
      { "ForAllValues:StringEquals": { [KEYS]: "a" } },
      contextKeys(""),
      "allowed",
    ],
    [
      "ForAllValues of a negation: none may match",
      { "ForAllValues:StringNotEquals": { [KEYS]: "a" } },
      contextKeys("a", "z"),
      "not-allowed",
    ],
    [
      "many values without a set operator cannot be told",
      { StringEquals: { [KEYS]: "a" } },
      contextKeys("a", "z"),
      "cannot-tell",
    ],
  ]),
  ...underCondition(MANY, [
    ["many values are joined by OR", { StringEquals: { [TEAM]: ["fraud", "claims"] } }, team("claims"), "allowed"],
    ["under a negation by NOR", { StringNotEquals: { [TEAM]: ["fraud", "claims"] } }, team("claims"), "not-allowed"],
    [
      "many keys are joined by AND",
      { StringEquals: { [TEAM]: "claims", "x:y": "1" } },
      { ...team("claims"), "x:y": ["2"] },
      "not-allowed",
    ],
    [
      "so are many operators",
      { StringEquals: { [TEAM]: "claims" }, Bool: { "x:y": "true" } },
      { ...team("claims"), "x:y": ["true"] },
      "allowed",
    ],
    [
      "one that fails settles what another cannot tell",
      { StringEquals: { [TEAM]: "claims", "x:y": "1" } },
      team("fraud"),
      "not-allowed",
    ],
    ["one that holds does not", { StringEquals: { [TEAM]: "claims", "x:y": "1" } }, team("claims"), "cannot-tell"],
  ]),
];
