import { ACCOUNT, allow, asks, type PolicyCase, reader, underCondition } from "./policy-case.testkit.ts";

const source = 'IAM User Guide, "IAM policy elements: Variables and tags"';
const VERSION = 'IAM User Guide, "IAM JSON policy elements: Version"';
const TAG = "aws:ResourceTag/team";
const tags = (mine: string | null, keys: string | null) => ({
  "aws:principaltag/team": mine === null ? null : [mine],
  "aws:resourcetag/team": keys === null ? null : [keys],
});
const MINE = "$" + "{aws:PrincipalTag/team}";
const MINE_OR_ALL = "$" + "{aws:PrincipalTag/team, 'everybody'}";
const AGENTS_HERE = "arn:aws:bedrock:us-east-1:$" + "{aws:PrincipalAccount}:agent/*";
const context = { "aws:sourcearn": [`arn:aws:bedrock:us-east-1:${ACCOUNT}:agent/A1`] };

export const VARIABLES: readonly PolicyCase[] = [
  ...underCondition(source, [
    [
      "a variable stands for a value of the request",
      { StringEquals: { [TAG]: MINE } },
      tags("claims", "claims"),
      "allowed",
    ],
    ["another value does not match", { StringEquals: { [TAG]: MINE } }, tags("claims", "fraud"), "not-allowed"],
    [
      "a default stands where there is none",
      { StringEquals: { [TAG]: MINE_OR_ALL } },
      tags(null, "everybody"),
      "allowed",
    ],
    ["without a default nothing matches", { StringEquals: { [TAG]: MINE } }, tags(null, "claims"), "not-allowed"],
    ["a negation of nothing cannot be told", { StringNotEquals: { [TAG]: MINE } }, tags(null, "claims"), "cannot-tell"],
    [
      "a variable that is not known cannot be told",
      { StringEquals: { "x:y": "$" + "{aws:username}" } },
      { "x:y": ["bob"] },
      "cannot-tell",
    ],
    ["an ARN may hold one", { ArnLike: { "aws:SourceArn": AGENTS_HERE } }, context, "allowed"],
    ["an escaped * is a character", { StringLike: { "x:y": "a$" + "{*}" } }, { "x:y": ["a*"] }, "allowed"],
    ["and stands for nothing else", { StringLike: { "x:y": "a$" + "{*}" } }, { "x:y": ["abc"] }, "not-allowed"],
    [
      "a variable without an end cannot be told",
      { StringEquals: { "x:y": "$" + "{aws:username" } },
      { "x:y": ["bob"] },
      "cannot-tell",
    ],
  ]),
  {
    name: "before version 2012-10-17 a variable is plain text",
    source: VERSION,
    policy: { Version: "2008-10-17", Statement: [allow({ Condition: { StringEquals: { [TAG]: MINE } } })] },
    request: asks(reader, "kms:Decrypt", tags("claims", "claims")),
    decision: "not-allowed",
  },
  {
    name: "a policy without a version is of the old one",
    source: VERSION,
    policy: { Statement: [allow({ Condition: { StringEquals: { [TAG]: MINE } } })] },
    request: asks(reader, "kms:Decrypt", tags("claims", "claims")),
    decision: "not-allowed",
  },
  {
    name: "a version that AWS does not have cannot be told",
    source: VERSION,
    policy: { Version: "2031-01-01", Statement: [allow()] },
    request: asks(reader, "kms:Decrypt"),
    decision: "cannot-tell",
  },
];
