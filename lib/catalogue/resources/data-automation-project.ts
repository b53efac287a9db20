import {
  type DataAutomationProjectStage,
  GetDataAutomationProjectCommand,
  ListDataAutomationProjectsCommand,
} from "@aws-sdk/client-bedrock-data-automation";
import { AWS_OWNED, key } from "../claim.ts";
import { composed } from "../identifiers.ts";
import { ofOwnKey } from "../key-needs.ts";
import { listing } from "../listing.ts";
import { resourceType } from "../resource-type.ts";
import { dataAutomationGrants, dataAutomationNeeds } from "./data-automation-needs.ts";

/** Each stage of a project has its own key, and a summary may not contain the stage. */
const list = (projectStage: DataAutomationProjectStage) =>
  listing(
    "bedrock:ListDataAutomationProjects",
    // Projects owned by SERVICE do not belong to the account.
    (page) =>
      new ListDataAutomationProjectsCommand({
        ...page,
        projectStageFilter: projectStage,
        resourceOwner: "ACCOUNT",
        maxResults: 1000,
      }),
    (output) => output.projects?.map((project) => ({ ...project, projectStage })),
  );

export const dataAutomationProject = resourceType({
  type: "data-automation-project",
  label: ["Data Automation project", "Data Automation projects"],
  service: "bedrock-data-automation",
  listings: () => [list("LIVE"), list("DEVELOPMENT")],
  read: {
    permission: "bedrock:GetDataAutomationProject",
    command: ({ item }) =>
      new GetDataAutomationProjectCommand({ projectArn: item.projectArn, projectStage: item.projectStage }),
    proof: (detail) => detail.project?.projectArn,
  },
  identify: ({ item }, detail) => ({
    arn: item.projectStage === "DEVELOPMENT" ? composed`${item.projectArn}#stage/DEVELOPMENT` : (item.projectArn ?? ""),
    name: item.projectName ?? item.projectArn ?? "",
    status: detail?.project?.status,
    createdAt: item.creationTime,
  }),
  protects: [
    {
      data: "project configuration",
      member: "project.kmsKeyId",
      from: ({ detail }) => key(detail.project?.kmsKeyId, AWS_OWNED),
      keyNeeds: ofOwnKey(dataAutomationNeeds("DataAutomationProjectArn")),
    },
  ],
  facts: ({ item }) => ({ projectStage: item.projectStage }),
  grants: dataAutomationGrants,
  secondaryGrants: null,
  grantArn: { service: "bedrock", word: "data-automation-project" },
  contentService: "bedrock-data-automation-runtime",
  change: {
    how: "in-place",
    summary:
      "UpdateDataAutomationProject replaces the output configuration together with the key: get, set the key, update, for each stage.",
    cli: ({ arn, region, key: keyArn }) =>
      `aws bedrock-data-automation update-data-automation-project --region ${region} \\
  --project-arn ${arn.split("#")[0]} --project-stage ${arn.endsWith("DEVELOPMENT") ? "DEVELOPMENT" : "LIVE"} \\
  --standard-output-configuration file://standard-output.json \\
  --encryption-configuration kmsKeyId=${keyArn}`,
    cloudFormation: ({ name, key: keyArn }) =>
      `Resources:
  Project:
    Type: AWS::Bedrock::DataAutomationProject
    Properties:
      ProjectName: "${name}"
      KmsKeyId: ${keyArn}
      # every other property as before`,
    source: "SDK: UpdateDataAutomationProjectRequest.encryptionConfiguration",
  },
  sources: [
    'Amazon Bedrock User Guide, "Encryption in Amazon Bedrock Data Automation": "By default, BDA encrypts your data with AWS owned keys"',
  ],
});
