import { allow, asks, DEFAULT_KEY_POLICY, deny, KEY, type PolicyCase, reader } from "./policy-case.testkit.ts";

const ACTION = 'IAM User Guide, "IAM JSON policy elements: Action"';
const NOT_ACTION = 'IAM User Guide, "IAM JSON policy elements: NotAction"';
const RESOURCE = 'AWS KMS Developer Guide, "Key policies in AWS KMS": Resource';
const NOT_RESOURCE = 'IAM User Guide, "IAM JSON policy elements: NotResource"';
const WILDCARDS = 'IAM User Guide, "IAM JSON policy elements: Resource": wildcards';

type Row = readonly [string, string, Readonly<Record<string, unknown>>, string, PolicyCase["decision"]];

const rows: readonly Row[] = [
  ["an action is met by its name", ACTION, { Action: "kms:Decrypt" }, "kms:Decrypt", "allowed"],
  ["case does not count in the prefix or the name", ACTION, { Action: "KMS:dEcRyPt" }, "kms:Decrypt", "allowed"],
  ["another action is not allowed", ACTION, { Action: "kms:Encrypt" }, "kms:Decrypt", "not-allowed"],
  ["one of many is enough", ACTION, { Action: ["kms:Encrypt", "kms:Decrypt"] }, "kms:Decrypt", "allowed"],
  ["* stands for all actions", ACTION, { Action: "*" }, "kms:ScheduleKeyDeletion", "allowed"],
  ["kms:* stands for all of KMS", ACTION, { Action: "kms:*" }, "kms:PutKeyPolicy", "allowed"],
  ["another service's * does not", ACTION, { Action: "s3:*" }, "kms:Decrypt", "not-allowed"],
  [
    "a * may stand in the middle",
    ACTION,
    { Action: "kms:Generate*Plaintext" },
    "kms:GenerateDataKeyWithoutPlaintext",
    "allowed",
  ],
  ["a * stands for nothing too", ACTION, { Action: "kms:GenerateDataKey*" }, "kms:GenerateDataKey", "allowed"],
  [
    "without a * a longer name is another action",
    ACTION,
    { Action: "kms:GenerateDataKey" },
    "kms:GenerateDataKeyPair",
    "not-allowed",
  ],
  ["a ? stands for one character", ACTION, { Action: "kms:Decryp?" }, "kms:Decrypt", "allowed"],
  ["a ? does not stand for none", ACTION, { Action: "kms:Decrypt?" }, "kms:Decrypt", "not-allowed"],
  ["an action without its service is none", ACTION, { Action: "Decrypt" }, "kms:Decrypt", "cannot-tell"],
  [
    "NotAction allows everything else",
    NOT_ACTION,
    { Action: undefined, NotAction: "kms:Put*" },
    "kms:Decrypt",
    "allowed",
  ],
  [
    "NotAction does not allow what it names",
    NOT_ACTION,
    { Action: undefined, NotAction: "kms:Decrypt" },
    "kms:Decrypt",
    "not-allowed",
  ],
  ["* means this key", RESOURCE, { Resource: "*" }, "kms:Decrypt", "allowed"],
  ["the key may be named by its ARN", RESOURCE, { Resource: KEY }, "kms:Decrypt", "allowed"],
  [
    "another key's ARN means nothing here",
    RESOURCE,
    { Resource: KEY.replace("1234abcd", "ffffffff") },
    "kms:Decrypt",
    "not-allowed",
  ],
  [
    "an ARN may have wildcards in its parts",
    WILDCARDS,
    { Resource: "arn:aws:kms:*:111122223333:key/*" },
    "kms:Decrypt",
    "allowed",
  ],
  [
    "a wildcard does not reach across parts",
    WILDCARDS,
    { Resource: "arn:aws:kms:us-east-1:1*:alias/x:y" },
    "kms:Decrypt",
    "not-allowed",
  ],
  ["what is no ARN cannot be told", WILDCARDS, { Resource: "key/1234abcd" }, "kms:Decrypt", "cannot-tell"],
  [
    "NotResource leaves out this key",
    NOT_RESOURCE,
    { Resource: undefined, NotResource: KEY },
    "kms:Decrypt",
    "not-allowed",
  ],
  [
    "NotResource of another key does not",
    NOT_RESOURCE,
    { Resource: undefined, NotResource: `${KEY}0` },
    "kms:Decrypt",
    "allowed",
  ],
];

export const ACTIONS_AND_RESOURCES: readonly PolicyCase[] = [
  ...rows.map(([name, source, members, action, decision]) => ({
    name,
    source,
    policy: [allow(members)],
    request: asks(reader, action),
    decision,
  })),
  {
    name: "a Deny with NotAction denies everything else",
    source: NOT_ACTION,
    policy: [DEFAULT_KEY_POLICY, deny({ Action: undefined, NotAction: "kms:DescribeKey" })],
    request: asks(reader, "kms:Decrypt"),
    decision: "denied",
    by: 1,
  },
  {
    name: "a Deny with NotAction lets through what it names",
    source: NOT_ACTION,
    policy: [DEFAULT_KEY_POLICY, deny({ Action: undefined, NotAction: "kms:DescribeKey" })],
    request: asks(reader, "kms:DescribeKey"),
    decision: "left-to-iam",
    by: 0,
  },
];
