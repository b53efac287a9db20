import {
  type BlueprintStage,
  GetBlueprintCommand,
  ListBlueprintsCommand,
} from "@aws-sdk/client-bedrock-data-automation";
import { AWS_OWNED, key } from "../claim.ts";
import { composed } from "../identifiers.ts";
import { ofOwnKey } from "../key-needs.ts";
import { listing } from "../listing.ts";
import { PART_OF_ANOTHER, resourceType } from "../resource-type.ts";
import { dataAutomationGrants, dataAutomationNeeds } from "./data-automation-needs.ts";

/**
 * Each stage of a blueprint has its own key, and a summary may not contain the stage. Without an ARN AWS lists
 * blueprints, with an ARN the versions of one.
 */
const list = (blueprintStage: BlueprintStage | undefined, of: { readonly blueprintArn?: string | undefined } = {}) =>
  listing(
    "bedrock:ListBlueprints",
    // Blueprints owned by SERVICE are AWS's samples.
    (page) =>
      new ListBlueprintsCommand({
        ...page,
        ...of,
        blueprintStageFilter: blueprintStage,
        resourceOwner: "ACCOUNT",
        maxResults: 1000,
      }),
    (output) => output.blueprints?.map((blueprint) => ({ ...blueprint, blueprintStage })),
  );

const sources = [
  'Amazon Bedrock User Guide, "Encryption in Amazon Bedrock Data Automation"',
  'Amazon Bedrock API Reference, ListBlueprints: "blueprints in your account, or public blueprints provided by the service, or versions of a blueprint"',
];

export const dataAutomationBlueprint = resourceType({
  type: "data-automation-blueprint",
  label: ["Data Automation blueprint", "Data Automation blueprints"],
  service: "bedrock-data-automation",
  listings: () => [list("LIVE"), list("DEVELOPMENT")],
  read: {
    permission: "bedrock:GetBlueprint",
    command: ({ item }) =>
      new GetBlueprintCommand({ blueprintArn: item.blueprintArn, blueprintStage: item.blueprintStage }),
    proof: (detail) => detail.blueprint?.blueprintArn,
  },
  identify: ({ item }) => ({
    arn:
      item.blueprintStage === "DEVELOPMENT"
        ? composed`${item.blueprintArn}#stage/DEVELOPMENT`
        : (item.blueprintArn ?? ""),
    name: item.blueprintName ?? item.blueprintArn ?? "",
    createdAt: item.creationTime,
  }),
  protects: [
    {
      data: "blueprint",
      member: "blueprint.kmsKeyId",
      from: ({ detail }) => key(detail.blueprint?.kmsKeyId, AWS_OWNED),
      keyNeeds: ofOwnKey(dataAutomationNeeds("BlueprintArn")),
    },
  ],
  facts: ({ item }) => ({ blueprintStage: item.blueprintStage, blueprintVersion: item.blueprintVersion }),
  grants: dataAutomationGrants,
  secondaryGrants: null,
  grantArn: { service: "bedrock", word: "blueprint" },
  contentService: null,
  change: {
    how: "in-place",
    summary: "UpdateBlueprint replaces the schema together with the key: get, set the key, update, for each stage.",
    cli: ({ arn, region, key: keyArn }) =>
      `aws bedrock-data-automation update-blueprint --region ${region} \\
  --blueprint-arn ${arn.split("#")[0]} --blueprint-stage ${arn.endsWith("DEVELOPMENT") ? "DEVELOPMENT" : "LIVE"} \\
  --schema file://schema.json --encryption-configuration kmsKeyId=${keyArn}`,
    cloudFormation: ({ name, key: keyArn }) =>
      `Resources:
  Blueprint:
    Type: AWS::Bedrock::Blueprint
    Properties:
      BlueprintName: "${name}"
      KmsKeyId: ${keyArn}
      # every other property as before`,
    source: "SDK: UpdateBlueprintRequest.encryptionConfiguration",
  },
  sources,
});

export const dataAutomationBlueprintVersion = resourceType({
  type: "data-automation-blueprint-version",
  label: ["Data Automation blueprint version", "Data Automation blueprint versions"],
  service: "bedrock-data-automation",
  within: dataAutomationBlueprint,
  listings: ({ item: { blueprintArn, blueprintStage } }) => [list(blueprintStage, { blueprintArn })],
  keep: ({ blueprintVersion }) => blueprintVersion !== undefined,
  read: {
    permission: "bedrock:GetBlueprint",
    command: ({ item: { blueprintArn, blueprintVersion } }) =>
      new GetBlueprintCommand({ blueprintArn, blueprintVersion }),
    proof: (detail) => detail.blueprint?.blueprintArn,
  },
  identify: ({ item, parent }) => ({
    arn: composed`${item.blueprintArn}#version/${item.blueprintVersion}`,
    name: `${parent.observation.name} version ${item.blueprintVersion}`,
    createdAt: item.creationTime,
  }),
  protects: [
    {
      data: "blueprint",
      member: "blueprint.kmsKeyId",
      from: ({ detail }) => key(detail.blueprint?.kmsKeyId, AWS_OWNED),
      keyNeeds: ofOwnKey(dataAutomationNeeds("BlueprintArn")),
    },
  ],
  facts: ({ item }) => ({ blueprintVersion: item.blueprintVersion }),
  grants: dataAutomationGrants,
  secondaryGrants: null,
  grantArn: PART_OF_ANOTHER,
  contentService: null,
  change: {
    how: "recreate",
    summary:
      "A version has no key of its own. Set the key on the blueprint, create a new version, update the projects to use it, and delete this one.",
    cli: ({ arn, region }) =>
      `# after the blueprint uses your key
aws bedrock-data-automation create-blueprint-version --region ${region} --blueprint-arn ${arn.split("#")[0]}`,
    source: "SDK: CreateBlueprintVersionRequest has no key member",
  },
  sources,
});
