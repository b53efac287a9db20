import { ListEvaluatorsCommand } from "@aws-sdk/client-bedrock-agentcore-control";
import type { Need, NeedSubject } from "#lib/domain/key-need.ts";
import { ofOwnKey } from "../key-needs.ts";
import { listing } from "../listing.ts";
import { AGENTCORE, context, ownArn, role, service, USE, via } from "../need.ts";
import { resourceType } from "../resource-type.ts";
import { keyUnlessFailed } from "./agentcore-failed.ts";

const PAGE = 'Amazon Bedrock AgentCore Developer Guide, "Encryption at rest for AgentCore Evaluations"';

/** Built-in and third-party evaluators are not the customer's; a type unknown to this version may be. */
const FOREIGN = ["Builtin", "ThirdParty"];

export const agentcoreEvaluator = resourceType({
  type: "agentcore-evaluator",
  label: ["Evaluator", "Evaluators"],
  service: "bedrock-agentcore-control",
  // The listing contains the key and needs no decryption; GetEvaluator, which returns instructions, is never called.
  listings: () => [
    listing(
      "bedrock-agentcore:ListEvaluators",
      (page) => new ListEvaluatorsCommand({ ...page, maxResults: 100 }),
      (output) => output.evaluators,
    ),
  ],
  keep: ({ evaluatorType }) => evaluatorType === undefined || !FOREIGN.includes(evaluatorType),
  identify: ({ item }) => ({
    arn: item.evaluatorArn ?? "",
    name: item.evaluatorName ?? "",
    status: item.status,
    createdAt: item.createdAt,
  }),
  protects: [
    {
      data: "evaluator instructions and rating scale",
      member: "evaluators[].kmsKeyArn",
      from: ({ item }) => keyUnlessFailed(item.status, item.kmsKeyArn),
      keyNeeds: ofOwnKey(evaluatorNeeds),
    },
  ],
  facts: ({ item }) => ({ evaluatorType: item.evaluatorType }),
  grants: { kind: "none", because: "AWS documents that evaluations do not use KMS grants.", sources: [PAGE] },
  secondaryGrants: null,
  grantArn: { service: "bedrock-agentcore", word: "evaluator" },
  contentService: null,
  change: {
    how: "in-place",
    summary: "UpdateEvaluator adds or replaces the key; the key cannot be removed.",
    cli: ({ id, region, key: keyArn }) =>
      `aws bedrock-agentcore-control update-evaluator --region ${region} --evaluator-id ${id} --kms-key-arn ${keyArn}`,
    source: "SDK: UpdateEvaluatorRequest.kmsKeyArn",
  },
  sources: ['SDK: kmsKeyArn is "only present for evaluators encrypted with a customer managed key"'],
});

/** AgentCore itself decrypts an evaluator for online evaluations. AWS: "does not use KMS grants". */
function evaluatorNeeds({ arn, accountId, region }: NeedSubject): readonly Need[] {
  const carries = context("aws:bedrock-agentcore:evaluatorArn", ownArn(arn));
  return [
    service(AGENTCORE, {
      actions: ["kms:Decrypt"],
      carries: { ...carries, "aws:SourceAccount": accountId, "aws:SourceArn": ownArn(arn) },
      why: "AgentCore decrypts the evaluator as the service during online evaluation.",
      source: PAGE,
    }),
    role("the role that uses the evaluator", {
      actions: ["kms:DescribeKey", ...USE],
      carries: { ...via("bedrock-agentcore", region), ...carries },
      why: "The evaluator is encrypted and decrypted with the permissions of the role that uses it.",
      source: PAGE,
    }),
  ];
}
