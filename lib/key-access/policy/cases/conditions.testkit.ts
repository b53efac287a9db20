import { type PolicyCase, underCondition } from "./policy-case.testkit.ts";

const OPERATORS = 'IAM User Guide, "IAM JSON policy elements: Condition operators"';
const tag = (value: string) => ({ "aws:principaltag/team": [value] });
const TEAM = "aws:PrincipalTag/team";
const arn = (value: string) => ({ "aws:sourcearn": [value] });
const at = (value: string) => ({ "aws:currenttime": [value] });
const from = (value: string) => ({ "aws:sourceip": [value] });
const days = (value: string) => ({ "kms:schedulekeydeletionpendingwindowindays": [value] });
const DAYS = "kms:ScheduleKeyDeletionPendingWindowInDays";
const AGENT = "arn:aws:bedrock:us-east-1:111122223333:agent/A1";

const STRINGS = underCondition(`${OPERATORS}: string`, [
  ["StringEquals holds for the same text", { StringEquals: { [TEAM]: "claims" } }, tag("claims"), "allowed"],
  ["StringEquals counts case", { StringEquals: { [TEAM]: "Claims" } }, tag("claims"), "not-allowed"],
  ["StringEquals takes * as a character", { StringEquals: { [TEAM]: "cl*" } }, tag("claims"), "not-allowed"],
  ["StringNotEquals holds for another text", { StringNotEquals: { [TEAM]: "fraud" } }, tag("claims"), "allowed"],
  ["StringNotEquals fails for the same", { StringNotEquals: { [TEAM]: "claims" } }, tag("claims"), "not-allowed"],
  ["StringEqualsIgnoreCase ignores case", { StringEqualsIgnoreCase: { [TEAM]: "CLAIMS" } }, tag("claims"), "allowed"],
  ["StringNotEqualsIgnoreCase too", { StringNotEqualsIgnoreCase: { [TEAM]: "CLAIMS" } }, tag("claims"), "not-allowed"],
  ["StringLike takes *", { StringLike: { [TEAM]: "cl*s" } }, tag("claims"), "allowed"],
  ["StringLike takes ?", { StringLike: { [TEAM]: "claim?" } }, tag("claims"), "allowed"],
  ["StringLike counts case", { StringLike: { [TEAM]: "CL*" } }, tag("claims"), "not-allowed"],
  ["StringNotLike is its opposite", { StringNotLike: { [TEAM]: "cl*" } }, tag("claims"), "not-allowed"],
  [
    "an operator that AWS does not have never allows",
    { StringMatches: { [TEAM]: "claims" } },
    tag("claims"),
    "cannot-tell",
  ],
  ["an operator in another case is not known", { stringequals: { [TEAM]: "claims" } }, tag("claims"), "cannot-tell"],
]);

const NUMBERS = underCondition(`${OPERATORS}: numeric`, [
  ["NumericEquals compares numbers, not texts", { NumericEquals: { [DAYS]: "7.0" } }, days("7"), "allowed"],
  ["NumericNotEquals", { NumericNotEquals: { [DAYS]: 7 } }, days("7"), "not-allowed"],
  ["NumericLessThan", { NumericLessThan: { [DAYS]: 7 } }, days("7"), "not-allowed"],
  ["NumericLessThanEquals", { NumericLessThanEquals: { [DAYS]: 7 } }, days("7"), "allowed"],
  ["NumericGreaterThan compares 10 and 7 as numbers", { NumericGreaterThan: { [DAYS]: "7" } }, days("10"), "allowed"],
  ["NumericGreaterThanEquals", { NumericGreaterThanEquals: { [DAYS]: "30" } }, days("7"), "not-allowed"],
  ["what is no number cannot be told", { NumericEquals: { [DAYS]: "seven" } }, days("7"), "cannot-tell"],
]);

const DATES = underCondition(`${OPERATORS}: date`, [
  [
    "DateGreaterThan after the date",
    { DateGreaterThan: { "aws:CurrentTime": "2026-01-01" } },
    at("2026-06-01T00:00:00Z"),
    "allowed",
  ],
  [
    "DateLessThan after the date",
    { DateLessThan: { "aws:CurrentTime": "2026-01-01T00:00:00Z" } },
    at("2026-06-01T00:00:00Z"),
    "not-allowed",
  ],
  [
    "an offset is taken into account",
    { DateEquals: { "aws:CurrentTime": "2026-01-01T02:00:00+02:00" } },
    at("2026-01-01T00:00:00Z"),
    "allowed",
  ],
  [
    "seconds since 1970 are dates too",
    { DateEquals: { "aws:CurrentTime": "1767225600" } },
    at("2026-01-01T00:00:00Z"),
    "allowed",
  ],
  ["DateNotEquals", { DateNotEquals: { "aws:CurrentTime": "2026-01-01" } }, at("2026-01-01T00:00:00Z"), "not-allowed"],
  [
    "DateLessThanEquals",
    { DateLessThanEquals: { "aws:CurrentTime": "2026-01-01" } },
    at("2026-01-01T00:00:00Z"),
    "allowed",
  ],
  [
    "DateGreaterThanEquals holds on the date",
    { DateGreaterThanEquals: { "aws:CurrentTime": "2026-01-01" } },
    at("2026-01-01T00:00:00Z"),
    "allowed",
  ],
  [
    "what is no date cannot be told",
    { DateLessThan: { "aws:CurrentTime": "tomorrow" } },
    at("2026-01-01T00:00:00Z"),
    "cannot-tell",
  ],
]);

const BOOLEANS = underCondition(`${OPERATORS}: Boolean, binary`, [
  ["Bool true", { Bool: { "aws:SecureTransport": "true" } }, { "aws:securetransport": ["true"] }, "allowed"],
  ["Bool as JSON has it", { Bool: { "aws:SecureTransport": true } }, { "aws:securetransport": ["true"] }, "allowed"],
  ["Bool false", { Bool: { "aws:SecureTransport": "false" } }, { "aws:securetransport": ["true"] }, "not-allowed"],
  [
    "Bool of a missing key",
    { Bool: { "aws:MultiFactorAuthPresent": "false" } },
    { "aws:multifactorauthpresent": null },
    "not-allowed",
  ],
  [
    "Bool of another word cannot be told",
    { Bool: { "aws:SecureTransport": "yes" } },
    { "aws:securetransport": ["true"] },
    "cannot-tell",
  ],
  ["BinaryEquals compares byte for byte", { BinaryEquals: { "x:y": "QmluYXJ5" } }, { "x:y": ["QmluYXJ5"] }, "allowed"],
  ["BinaryEquals of other bytes", { BinaryEquals: { "x:y": "QmluYXJ5" } }, { "x:y": ["QmluYXJ6"] }, "not-allowed"],
]);

const ADDRESSES = underCondition(`${OPERATORS}: IP address`, [
  ["IpAddress within the range", { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } }, from("203.0.113.77"), "allowed"],
  ["IpAddress outside", { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } }, from("203.0.114.1"), "not-allowed"],
  [
    "without a prefix it is one address",
    { IpAddress: { "aws:SourceIp": "203.0.113.7" } },
    from("203.0.113.8"),
    "not-allowed",
  ],
  ["NotIpAddress within", { NotIpAddress: { "aws:SourceIp": "203.0.113.0/24" } }, from("203.0.113.77"), "not-allowed"],
  [
    "addresses of version 6",
    { IpAddress: { "aws:SourceIp": "2001:DB8:1234:5678::/64" } },
    from("2001:db8:1234:5678:9::1"),
    "allowed",
  ],
  ["one version is not the other", { IpAddress: { "aws:SourceIp": "::/0" } }, from("203.0.113.7"), "not-allowed"],
  [
    "what is no address cannot be told",
    { IpAddress: { "aws:SourceIp": "203.0.113.0/33" } },
    from("203.0.113.7"),
    "cannot-tell",
  ],
]);

const ARNS = underCondition(`${OPERATORS}: Amazon Resource Name (ARN)`, [
  ["ArnEquals", { ArnEquals: { "aws:SourceArn": AGENT } }, arn(AGENT), "allowed"],
  [
    "ArnEquals takes wildcards like ArnLike",
    { ArnEquals: { "aws:SourceArn": "arn:aws:bedrock:*:111122223333:agent/*" } },
    arn(AGENT),
    "allowed",
  ],
  [
    "ArnLike holds part by part",
    { ArnLike: { "aws:SourceArn": "arn:aws:bedrock:*:agent/A1:x:y" } },
    arn(AGENT),
    "not-allowed",
  ],
  [
    "ArnLike with another account",
    { ArnLike: { "aws:SourceArn": "arn:aws:bedrock:*:444455556666:*" } },
    arn(AGENT),
    "not-allowed",
  ],
  [
    "the last part goes on over colons",
    { ArnLike: { "aws:SourceArn": "arn:aws:logs:us-east-1:1:log-group:*" } },
    arn("arn:aws:logs:us-east-1:1:log-group:/aws/bedrock:*"),
    "allowed",
  ],
  ["ArnNotEquals", { ArnNotEquals: { "aws:SourceArn": AGENT } }, arn(AGENT), "not-allowed"],
  ["ArnNotLike of another resource", { ArnNotLike: { "aws:SourceArn": `${AGENT}0` } }, arn(AGENT), "allowed"],
  ["a pattern that is no ARN cannot be told", { ArnLike: { "aws:SourceArn": "agent/*" } }, arn(AGENT), "cannot-tell"],
]);

export const CONDITIONS: readonly PolicyCase[] = [...STRINGS, ...NUMBERS, ...DATES, ...BOOLEANS, ...ADDRESSES, ...ARNS];
