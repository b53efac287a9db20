import { GetPromptCommand, ListPromptsCommand } from "@aws-sdk/client-bedrock-agent";
import { key, SERVICE_DEFAULT } from "../claim.ts";
import { composed } from "../identifiers.ts";
import { listing } from "../listing.ts";
import { resourceType } from "../resource-type.ts";

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
    },
  ],
  facts: ({ item }) => ({ promptId: item.id }),
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
  // With an identifier the draft is listed among the versions; it is the prompt itself.
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
    },
  ],
  facts: ({ item }) => ({ version: item.version }),
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
