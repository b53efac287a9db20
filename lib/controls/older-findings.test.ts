import { expect, test } from "vitest";
import { faultsOf } from "#lib/domain/reason.testkit.ts";
import { sentenceOfFinding } from "./sentence-of-finding.ts";

const errorCode = "AccessDeniedException";
const statement = { index: 1, sid: "Prompts" };
const required = { who: "bedrock.amazonaws.com", actions: ["kms:Decrypt"] };

/** Parameters as older versions kept them: without the API call, or with words instead of a code. */
test.each([
  [
    "BEP-001 draft-and-deployed",
    { draft: "customer-managed", live: "aws-owned", versions: ["1"] },
    "The draft is encrypted with a customer managed key. Deployed version 1 is encrypted with an AWS owned key.",
  ],
  [
    "BEP-004 key-not-described",
    { errorCode },
    "The key could not be described (AccessDeniedException): the state and the settings of the key are unknown.",
  ],
  ["BEP-007 mode-none", {}, "The data retention mode is none: prompts and responses are not retained."],
  ["BEP-007 mode", { mode: "x" }, 'The data retention mode is "x": prompts and responses may be retained.'],
  [
    "BEP-007 mode-not-read",
    { operation: "bedrock:GetAccountDataRetention", failure: "denied", errorCode, message: "No. Never." },
    "bedrock:GetAccountDataRetention failed with AccessDeniedException: the data retention mode is unknown.",
  ],
  [
    "BEP-010 stopped",
    { ...required, statement, because: "the condition Bool a has no value" },
    "The key policy that kms:GetKeyPolicy returned does not grant kms:Decrypt to bedrock.amazonaws.com: in statement 2 (Prompts), the condition Bool a has no value.",
  ],
  [
    "BEP-010 cannot-tell",
    { ...required, statement: null, because: null },
    "Whether the key policy that kms:GetKeyPolicy returned grants kms:Decrypt to bedrock.amazonaws.com is unknown: the policy was not understood.",
  ],
  [
    "BEP-011 key-not-described",
    { errorCode },
    "The key could not be described (AccessDeniedException): the key and its policy are unknown.",
  ],
  [
    "BEP-011 not-understood",
    { sid: "A", mayBeRestricted: false, because: "the statement has no Effect" },
    "Statement A of the key policy (kms:GetKeyPolicy) is not understood: the statement has no Effect.",
  ],
  [
    "BEP-020 references",
    { named: "arn:x", because: { code: "not-in-list", parameters: { region: "us-east-1" } } },
    "kms:ListGrants returned a grant that references arn:x. The list of this resource type in us-east-1 is complete and does not contain the referenced resource.",
  ],
  [
    "BEP-020 invocation-old",
    { hours: 30, age: 41 },
    "kms:ListGrants returned a grant with the encryption context of an asynchronous Data Automation invocation. AWS retires such grants after 30 hours, but this one is older: what it is for is unknown.",
  ],
  ["BEP-021 key-not-described", { key: "arn:k" }, "The key arn:k could not be described."],
  ["BEP-043 no-trail", {}, "No trail logs KMS management events in this Region. There are no log files to protect."],
  ["BEP-043 trail-unknown", {}, "Which trail logs KMS management events in this Region is unknown."],
  [
    "BEP-043 key-not-described",
    { trail: "all", errorCode },
    "The key could not be described (AccessDeniedException): the state of the key that encrypts the log files of trail all is unknown.",
  ],
  [
    "BEP-050 http-unknown",
    { action: "s3:GetObject", at: { index: 0, sid: "A" }, because: "the condition Bool a has no value" },
    "Whether the policy that s3:GetBucketPolicy returned denies s3:GetObject over unencrypted HTTP is unknown: statement A may not apply, because the condition Bool a has no value.",
  ],
])("a finding of %s that an older version kept reads well", (of, reasonParameters, sentence) => {
  const [control = "", reasonCode = ""] = of.split(" ");
  const text = sentenceOfFinding({ control, reason: "", reasonCode, reasonParameters });
  expect(text).toBe(sentence);
  expect(faultsOf(text)).toEqual([]);
});
