import { GetPromptCommand, ListPromptsCommand } from "@aws-sdk/client-bedrock-agent";
import type { Need, NeedSubject } from "#lib/domain/key-need.ts";
import { key, SERVICE_DEFAULT } from "../claim.ts";
import { noGrant } from "../grant-documentation.ts";
import { composed } from "../identifiers.ts";
import { ofOwnKey } from "../key-needs.ts";
import { listing } from "../listing.ts";
import { BEDROCK, cited, context, firstId, role, service, USE, via } from "../need.ts";
import { PART_OF_ANOTHER, resourceType } from "../resource-type.ts";

const PAGE = 'Amazon Bedrock User Guide, "Prerequisites for prompt management"';
const FLOW_ROLE = "SageMakerStudioBedrockFlowServiceRolePolicy";
const promptGrants = noGrant("prompts", PAGE, `AWS managed policy ${FLOW_ROLE}`);

const sources = [
  'SDK: GetPromptResponse.customerEncryptionKeyArn: "The Amazon Resource Name (ARN) of the KMS key that the prompt is encrypted with" (no default is stated)',
];

export const prompt = resourceType({
  type: "prompt",
  label: ["Prompt", "Prompts"],
  service: "bedrock-agent",
  listings: () => [
    listing(
      "bedrock:ListPrompts",
      (page) => new ListPromptsCommand({ ...page, maxResults: 100 }),
      (output) => output.promptSummaries,
    ),
  ],
  read: {
    permission: "bedrock:GetPrompt",
    command: ({ item }) => new GetPromptCommand({ promptIdentifier: item.id }),
    proof: (detail) => detail.arn,
    mayNeedDecrypt: true,
  },
  identify: ({ item }) => ({ arn: item.arn ?? "", name: item.name ?? "", createdAt: item.createdAt }),
  protects: [
    {
      data: "prompt",
      member: "customerEncryptionKeyArn",
      from: ({ detail }) => key(detail.customerEncryptionKeyArn, SERVICE_DEFAULT),
      keyNeeds: ofOwnKey(promptNeeds),
    },
  ],
  facts: ({ item }) => ({ promptId: item.id }),
  grants: promptGrants,
  secondaryGrants: null,
  grantArn: { service: "bedrock", word: "prompt" },
  contentService: "bedrock-runtime",
  change: {
    how: "in-place",
    summary:
      'UpdatePrompt replaces the whole prompt ("Include both fields that you want to keep and fields that you want to replace"): get, set the key, update. An update without the key may remove it. Then publish a new version and use it.',
    cli: ({ id, region, key: keyArn }) =>
      `aws bedrock-agent get-prompt --region ${region} --prompt-identifier ${id} --output json \\
  | jq '{promptIdentifier: .id, name, description, defaultVariant, variants} | with_entries(select(.value != null))
        | .customerEncryptionKeyArn = "${keyArn}"' > prompt.json
aws bedrock-agent update-prompt --region ${region} --cli-input-json file://prompt.json
aws bedrock-agent create-prompt-version --region ${region} --prompt-identifier ${id}
rm prompt.json`,
    cloudFormation: ({ name, key: keyArn }) =>
      `Resources:
  Prompt:
    Type: AWS::Bedrock::Prompt
    Properties:
      Name: "${name}"
      CustomerEncryptionKeyArn: ${keyArn}
      # every other property as before`,
    terraform: ({ name, key: keyArn }) =>
      `resource "aws_bedrockagent_prompt" "this" {
  name                        = "${name}"
  customer_encryption_key_arn = "${keyArn}"
  # every other argument as before
}`,
    source: "SDK: UpdatePromptRequest",
  },
  sources,
});

export const promptVersion = resourceType({
  type: "prompt-version",
  label: ["Prompt version", "Prompt versions"],
  service: "bedrock-agent",
  within: prompt,
  listings: ({ item }) => [
    listing(
      "bedrock:ListPrompts",
      (page) => new ListPromptsCommand({ ...page, promptIdentifier: item.id, maxResults: 100 }),
      (output) => output.promptSummaries,
    ),
  ],
  // With an identifier the list of versions includes the draft, which is the prompt itself.
  keep: (item) => item.version !== "DRAFT",
  read: {
    permission: "bedrock:GetPrompt",
    command: ({ item, parent }) =>
      new GetPromptCommand({ promptIdentifier: parent.item.id, promptVersion: item.version }),
    proof: (detail) => detail.arn,
    mayNeedDecrypt: true,
  },
  identify: ({ item, parent }) => ({
    arn: composed`${parent.observation.arn}#version/${item.version}`,
    name: `${item.name} version ${item.version}`,
    createdAt: item.createdAt,
  }),
  protects: [
    {
      data: "prompt",
      member: "customerEncryptionKeyArn",
      from: ({ detail }) => key(detail.customerEncryptionKeyArn, SERVICE_DEFAULT),
      keyNeeds: ofOwnKey(promptNeeds),
    },
  ],
  facts: ({ item }) => ({ version: item.version }),
  grants: promptGrants,
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
aws bedrock-agent create-prompt-version --region ${region} --prompt-identifier ${parentId}`,
    source: "SDK: CreatePromptVersionRequest has no key member",
  },
  sources,
});

/** Needs of prompts and their versions. */
function promptNeeds({ type, arn, region }: NeedSubject): readonly Need[] {
  const sketch = {
    actions: USE,
    carries: context("aws:bedrock-prompts:arn", firstId(arn)),
    // The page shows the ARN of a prompt; that of a version is not documented.
    inexact: type === "prompt" ? [] : ["kms:EncryptionContext:aws:bedrock-prompts:arn"],
    source: PAGE,
  };
  return [
    service(BEDROCK, { ...sketch, why: "Amazon Bedrock encrypts and decrypts the prompt as the service." }),
    role("a role that manages prompts", {
      ...sketch,
      carries: { ...via("bedrock", region), ...sketch.carries },
      source: cited(PAGE, FLOW_ROLE),
      why: "The prompt is encrypted and decrypted with the permissions of the role that manages it.",
    }),
  ];
}
