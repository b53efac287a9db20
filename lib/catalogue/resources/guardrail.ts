import { GetGuardrailCommand, ListGuardrailsCommand } from "@aws-sdk/client-bedrock";
import type { Need, NeedSubject } from "#lib/domain/key-need.ts";
import type { Change } from "../change.ts";
import { key, SERVICE_DEFAULT } from "../claim.ts";
import type { GrantDocumentation } from "../grant-documentation.ts";
import { composed } from "../identifiers.ts";
import { ofOwnKey } from "../key-needs.ts";
import { listing } from "../listing.ts";
import { cited, MAKE, role, via } from "../need.ts";
import { PART_OF_ANOTHER, resourceType } from "../resource-type.ts";

const PAGE = 'Amazon Bedrock User Guide, "(Optional) Create a customer managed key for your guardrail"';
const guardrailGrants: GrantDocumentation = {
  kind: "shape-unknown",
  because: "AWS requires kms:CreateGrant for guardrails, but does not document which grant is created.",
  sources: [PAGE],
};

const change: Change = {
  how: "in-place",
  summary:
    "UpdateGuardrail replaces the whole guardrail: get, set the key, update. Only the draft changes: then create a new version and use it.",
  cli: ({ id, region, key: keyArn }) =>
    `aws bedrock get-guardrail --region ${region} --guardrail-identifier ${id} > guardrail.json
# make guardrail.json the input of update-guardrail: rename each policy to its …Config, keep name and messages, add
#   "guardrailIdentifier": "${id}", "kmsKeyId": "${keyArn}"
aws bedrock update-guardrail --region ${region} --cli-input-json file://guardrail.json
aws bedrock create-guardrail-version --region ${region} --guardrail-identifier ${id}`,
  cloudFormation: ({ name, key: keyArn }) =>
    `Resources:
  Guardrail:
    Type: AWS::Bedrock::Guardrail
    Properties:
      Name: "${name}"
      KmsKeyArn: ${keyArn}
      # every other property as before`,
  terraform: ({ name, key: keyArn }) =>
    `resource "aws_bedrock_guardrail" "this" {
  name        = "${name}"
  kms_key_arn = "${keyArn}"
  # every other argument as before
}`,
  source: "SDK: UpdateGuardrailRequest.kmsKeyId",
};

const sources = [
  'Amazon Bedrock User Guide, "(Optional) Create a customer managed key for your guardrail" (states no default)',
  'SDK: GetGuardrailResponse.kmsKeyArn: "The ARN of the KMS key that encrypts the guardrail"',
];

export const guardrail = resourceType({
  type: "guardrail",
  label: ["Guardrail", "Guardrails"],
  service: "bedrock",
  listings: () => [
    listing(
      "bedrock:ListGuardrails",
      (page) => new ListGuardrailsCommand({ ...page, maxResults: 100 }),
      (output) => output.guardrails,
    ),
  ],
  read: {
    permission: "bedrock:GetGuardrail",
    command: ({ item }) => new GetGuardrailCommand({ guardrailIdentifier: item.id, guardrailVersion: "DRAFT" }),
    proof: (detail) => detail.guardrailArn,
    mayNeedDecrypt: true,
  },
  identify: ({ item }) => ({
    arn: item.arn ?? "",
    name: item.name ?? "",
    status: item.status,
    createdAt: item.createdAt,
  }),
  protects: [
    {
      data: "guardrail configuration",
      member: "kmsKeyArn",
      from: ({ detail }) => key(detail.kmsKeyArn, SERVICE_DEFAULT),
      keyNeeds: ofOwnKey(guardrailNeeds),
    },
  ],
  facts: ({ item }) => ({ guardrailId: item.id }),
  grants: guardrailGrants,
  secondaryGrants: null,
  grantArn: { service: "bedrock", word: "guardrail" },
  contentService: "bedrock-runtime",
  change,
  sources,
});

export const guardrailVersion = resourceType({
  type: "guardrail-version",
  label: ["Guardrail version", "Guardrail versions"],
  service: "bedrock",
  within: guardrail,
  listings: ({ item }) => [
    listing(
      "bedrock:ListGuardrails",
      (page) => new ListGuardrailsCommand({ ...page, guardrailIdentifier: item.id, maxResults: 100 }),
      (output) => output.guardrails,
    ),
  ],
  // With an identifier the list of versions includes the draft, which is the guardrail itself.
  keep: (item) => item.version !== "DRAFT",
  read: {
    permission: "bedrock:GetGuardrail",
    command: ({ item }) => new GetGuardrailCommand({ guardrailIdentifier: item.id, guardrailVersion: item.version }),
    proof: (detail) => detail.guardrailArn,
    mayNeedDecrypt: true,
  },
  identify: ({ item, parent }) => ({
    arn: composed`${parent.observation.arn}#version/${item.version}`,
    name: `${item.name} version ${item.version}`,
    status: item.status,
    createdAt: item.createdAt,
  }),
  protects: [
    {
      data: "guardrail configuration",
      member: "kmsKeyArn",
      from: ({ detail }) => key(detail.kmsKeyArn, SERVICE_DEFAULT),
      keyNeeds: ofOwnKey(guardrailNeeds),
    },
  ],
  facts: ({ item }) => ({ version: item.version }),
  grants: guardrailGrants,
  secondaryGrants: null,
  grantArn: PART_OF_ANOTHER,
  contentService: null,
  deploys: "itself",
  change: {
    how: "recreate",
    summary:
      "A version keeps the key that the draft had when the version was published. Set the key on the draft, publish a new version, use it, and delete this one.",
    cli: ({ parentId, region }) =>
      `# after the draft uses your key
aws bedrock create-guardrail-version --region ${region} --guardrail-identifier ${parentId}`,
    source: "SDK: CreateGuardrailVersionRequest has no key member",
  },
  sources,
});

/** Needs of guardrails and their versions. AWS's sample has no condition and does not show the grant. */
function guardrailNeeds({ region }: NeedSubject): readonly Need[] {
  return [
    role("the role that creates guardrails", {
      actions: MAKE,
      carries: via("bedrock", region),
      why: "The role that creates the guardrail lets Amazon Bedrock encrypt it and keep a grant.",
      source: PAGE,
    }),
    role("a role that invokes models with the guardrail", {
      actions: ["kms:Decrypt"],
      carries: via("bedrock", region),
      why: "The guardrail is decrypted with the permissions of the role that invokes a model with it.",
      source: cited(PAGE, "SageMakerStudioBedrockFlowServiceRolePolicy"),
    }),
  ];
}
