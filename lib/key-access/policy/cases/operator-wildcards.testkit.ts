import type { Decision } from "../decision.ts";
import { type PolicyCase, underCondition } from "./policy-case.testkit.ts";

const OPERATORS = 'IAM User Guide, "IAM JSON policy elements: Condition operators"';
const STRING = `${OPERATORS}: "String condition operators": only StringLike and StringNotLike take * and ?`;
const ARN = `${OPERATORS}: "Amazon Resource Name (ARN) condition operators": all four take * and ?, part by part`;
const OTHER = `${OPERATORS}: numeric, date, Boolean, binary and IP address operators take no wildcards`;

const AGENT = "arn:aws:bedrock:us-east-1:111122223333:agent/A1";
const [YES, NO, UNKNOWN] = ["allowed", "not-allowed", "cannot-tell"] as const;

type Row = readonly [operator: string, wanted: string, given: string, decision: Decision["kind"]];

const rows = (source: string, table: readonly Row[]): readonly PolicyCase[] =>
  underCondition(
    source,
    table.map(([operator, wanted, given, decision]) => [
      `${operator} ${wanted} against ${given}: ${decision}`,
      { [operator]: { "x:y": wanted } },
      { "x:y": [given] },
      decision,
    ]),
  );

/** What `*` and `?` of a policy mean under each operator; a `*` that the request carries is always a character. */
export const OPERATOR_WILDCARDS: readonly PolicyCase[] = [
  ...rows(STRING, [
    ["StringEquals", "*", "111122223333", NO],
    ["StringEquals", "*", "*", YES],
    ["StringEquals", "11112222333?", "111122223333", NO],
    ["StringEquals", "11112222333?", "11112222333?", YES],
    ["StringEqualsIgnoreCase", "team-*", "TEAM-A", NO],
    ["StringEqualsIgnoreCase", "team-*", "TEAM-*", YES],
    ["StringNotEquals", "*", "111122223333", YES],
    ["StringNotEquals", "*", "*", NO],
    ["StringNotEqualsIgnoreCase", "TEAM-?", "team-a", YES],
    ["StringNotEqualsIgnoreCase", "TEAM-?", "team-?", NO],
    ["StringLike", "*", "111122223333", YES],
    ["StringLike", "*", "", YES],
    ["StringLike", "team-?", "team-a", YES],
    ["StringLike", "team-?", "team-", NO],
    ["StringLike", "team-?", "team-ab", NO],
    ["StringLike", "team-a", "team-*", NO],
    // One text: unlike in an ARN, a wildcard goes over colons.
    ["StringLike", "arn:aws:bedrock:*:agent/*", AGENT, YES],
    ["StringNotLike", "*", "111122223333", NO],
    ["StringNotLike", "team-?", "team-ab", YES],
    ["ForAnyValue:StringEquals", "*", "Decrypt", NO],
    ["ForAllValues:StringEquals", "*", "Decrypt", NO],
    ["ForAllValues:StringLike", "*", "Decrypt", YES],
    ["StringEqualsIfExists", "*", "111122223333", NO],
  ]),
  ...rows(ARN, [
    ["ArnEquals", "arn:aws:bedrock:*:111122223333:agent/*", AGENT, YES],
    ["ArnEquals", "arn:aws:bedrock:us-east-?:111122223333:agent/A?", AGENT, YES],
    ["ArnEquals", "arn:aws:bedrock:*:agent/*", AGENT, UNKNOWN],
    ["ArnEquals", "*", AGENT, UNKNOWN],
    ["ArnLike", "arn:*:*:*:*:*", AGENT, YES],
    ["ArnLike", "arn:aws:bedrock:us-east-1:*:agent/B*", AGENT, NO],
    ["ArnLike", "arn:aws:bedrock:us-east-1:111122223333:agent/A", AGENT, NO],
    ["ArnNotEquals", "arn:aws:bedrock:*:111122223333:agent/*", AGENT, NO],
    ["ArnNotEquals", "arn:aws:bedrock:*:444455556666:agent/*", AGENT, YES],
    ["ArnNotLike", "arn:aws:bedrock:us-east-1:111122223333:agent/A?", AGENT, NO],
    ["ArnNotLike", "arn:aws:bedrock:us-east-1:111122223333:agent/B?", AGENT, YES],
  ]),
  ...rows(OTHER, [
    ["NumericEquals", "*", "7", UNKNOWN],
    ["NumericLessThan", "?", "7", UNKNOWN],
    ["DateEquals", "2026-*", "2026-01-01T00:00:00Z", UNKNOWN],
    ["DateGreaterThan", "*", "2026-01-01T00:00:00Z", UNKNOWN],
    ["Bool", "*", "true", UNKNOWN],
    ["BinaryEquals", "*", "QmluYXJ5", UNKNOWN],
    ["IpAddress", "203.0.113.*", "203.0.113.7", UNKNOWN],
    ["NotIpAddress", "*", "203.0.113.7", UNKNOWN],
    ["Null", "*", "anything", UNKNOWN],
  ]),
];
