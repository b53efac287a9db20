import {
  GetRetrievalInstructionCommand,
  ListRetrievalInstructionsCommand,
  ListRetrievalInstructionVersionsCommand,
} from "#lib/sdk-additions/retrieval-instructions.ts";
import { AWS_OWNED, inherits, key } from "../claim.ts";
import { GRANTS_UNDOCUMENTED } from "../grant-documentation.ts";
import { composed } from "../identifiers.ts";
import { INHERITED_KEY, noNeeds } from "../key-needs.ts";
import { listing } from "../listing.ts";
import { PART_OF_ANOTHER, resourceType } from "../resource-type.ts";

/** The customer's instructions for agentic retrieval. */
export const retrievalInstruction = resourceType({
  type: "retrieval-instruction",
  label: ["Retrieval instruction", "Retrieval instructions"],
  service: "bedrock-agent",
  listings: () => [
    listing(
      "bedrock:ListRetrievalInstructions",
      (page) => new ListRetrievalInstructionsCommand({ ...page, maxResults: 100 }),
      (output) => output.retrievalInstructionSummaries,
    ),
  ],
  read: {
    permission: "bedrock:GetRetrievalInstruction",
    command: ({ item }) => new GetRetrievalInstructionCommand({ retrievalInstructionId: item.retrievalInstructionId }),
    proof: (detail) => detail.retrievalInstructionArn,
    // The response contains the instruction, which is encrypted with the key.
    mayNeedDecrypt: true,
  },
  identify: ({ item }) => ({
    arn: item.retrievalInstructionArn ?? "",
    name: item.name ?? "",
    status: item.status,
    createdAt: item.createdAt,
  }),
  protects: [
    {
      data: "retrieval instruction",
      member: "customerEncryptionKeyArn",
      from: ({ detail }) => key(detail.customerEncryptionKeyArn, AWS_OWNED),
      keyNeeds: noNeeds(
        "AWS documents that a retrieval instruction supports a customer managed key (CreateRetrievalInstruction), but no page was found that documents the required key policy.",
      ),
    },
  ],
  facts: ({ item }) => ({ retrievalInstructionId: item.retrievalInstructionId }),
  grants: GRANTS_UNDOCUMENTED,
  secondaryGrants: null,
  grantArn: { service: "bedrock", word: "retrieval-instruction" },
  contentService: null,
  change: {
    how: "recreate",
    summary:
      "The key is fixed at creation: create another retrieval instruction with the key and the same fields, use it in your requests, and delete this one.",
    cli: ({ name, region, key: keyArn }) =>
      `aws bedrock-agent create-retrieval-instruction --region ${region} \\
  --name ${name}_cmk --customer-encryption-key-arn ${keyArn} --instruction file://instruction.json`,
    cloudFormation: ({ name, key: keyArn }) =>
      `Resources:
  # A new name: the key of an existing retrieval instruction cannot change.
  RetrievalInstruction:
    Type: AWS::Bedrock::RetrievalInstruction
    Properties:
      Name: "${name}_cmk"
      CustomerEncryptionKeyArn: ${keyArn}
      # every other property as before`,
    source: "Amazon Bedrock API Reference, CreateRetrievalInstruction",
  },
  sources: [
    'Amazon Bedrock API Reference, CreateRetrievalInstruction, customerEncryptionKeyArn: "If you omit it, the service uses an AWS owned key. You fix the key at create and cannot change it later."',
  ],
});

export const retrievalInstructionVersion = resourceType({
  type: "retrieval-instruction-version",
  label: ["Retrieval instruction version", "Retrieval instruction versions"],
  service: "bedrock-agent",
  within: retrievalInstruction,
  listings: ({ item }) => [
    listing(
      "bedrock:ListRetrievalInstructionVersions",
      (page) =>
        new ListRetrievalInstructionVersionsCommand({
          ...page,
          retrievalInstructionId: item.retrievalInstructionId,
          maxResults: 100,
        }),
      (output) => output.retrievalInstructionVersionSummaries,
    ),
  ],
  identify: ({ item, parent }) => ({
    arn: composed`${parent.observation.arn}#version/${item.version}`,
    name: `${parent.observation.name} version ${item.version}`,
    createdAt: item.createdAt,
  }),
  protects: [
    {
      data: "retrieval instruction",
      from: ({ parent }) => inherits({ type: "retrieval-instruction", arn: parent.observation.arn }),
      keyNeeds: noNeeds(INHERITED_KEY),
    },
  ],
  facts: ({ item }) => ({ version: item.version }),
  grants: GRANTS_UNDOCUMENTED,
  secondaryGrants: null,
  grantArn: PART_OF_ANOTHER,
  contentService: null,
  change: {
    how: "elsewhere",
    summary:
      "A version uses the key of its retrieval instruction, which cannot change: create another retrieval instruction with a key, and create its versions.",
    source: "Amazon Bedrock API Reference, CreateRetrievalInstructionVersion has no key member",
  },
  sources: [
    'Amazon Bedrock API Reference, CreateRetrievalInstruction: "You fix the key at create"; CreateRetrievalInstructionVersion accepts no key',
  ],
});
