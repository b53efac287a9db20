import {
  type BlueprintStage,
  GetBlueprintCommand,
  ListBlueprintsCommand,
} from "@aws-sdk/client-bedrock-data-automation";
import { AWS_OWNED, key } from "../claim.ts";
import { listing } from "../listing.ts";
import { resourceType } from "../resource-type.ts";

const list = (blueprintStageFilter: BlueprintStage) =>
  listing(
    "bedrock:ListBlueprints",
    // The SERVICE's blueprints are AWS's samples.
    (page) => new ListBlueprintsCommand({ ...page, blueprintStageFilter, resourceOwner: "ACCOUNT" }),
    (output) => output.blueprints,
  );

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
    arn: item.blueprintStage === "DEVELOPMENT" ? `${item.blueprintArn}#stage/DEVELOPMENT` : (item.blueprintArn ?? ""),
    name: item.blueprintName ?? item.blueprintArn ?? "",
    createdAt: item.creationTime,
  }),
  protects: [
    {
      data: "blueprint",
      member: "blueprint.kmsKeyId",
      from: ({ detail }) => key(detail.blueprint?.kmsKeyId, AWS_OWNED),
    },
  ],
  facts: ({ item }) => ({ blueprintStage: item.blueprintStage, blueprintVersion: item.blueprintVersion }),
  change: {
    how: "in-place",
    summary:
      "UpdateBlueprint takes the blueprint's schema with its key: read it, set the key, write it back for each stage.",
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
  sources: ['Amazon Bedrock User Guide, "Encryption in Amazon Bedrock Data Automation"'],
});
