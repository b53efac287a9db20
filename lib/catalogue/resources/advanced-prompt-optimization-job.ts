import {
  GetAdvancedPromptOptimizationJobCommand,
  ListAdvancedPromptOptimizationJobsCommand,
} from "@aws-sdk/client-bedrock";
import { AWS_OWNED, bucket, key, notApplicable } from "../claim.ts";
import { GRANTS_UNDOCUMENTED } from "../grant-documentation.ts";
import { UNDOCUMENTED } from "../key-needs.ts";
import { listing } from "../listing.ts";
import { NO_GRANT_NAMES_IT, resourceType } from "../resource-type.ts";

export const advancedPromptOptimizationJob = resourceType({
  type: "advanced-prompt-optimization-job",
  label: ["Prompt optimization job", "Prompt optimization jobs"],
  service: "bedrock",
  listings: () => [
    listing(
      "bedrock:ListAdvancedPromptOptimizationJobs",
      (page) => new ListAdvancedPromptOptimizationJobsCommand({ ...page, maxResults: 100 }),
      (output) => output.jobSummaries,
    ),
  ],
  read: {
    permission: "bedrock:GetAdvancedPromptOptimizationJob",
    command: ({ item }) => new GetAdvancedPromptOptimizationJobCommand({ jobIdentifier: item.jobArn }),
    proof: (detail) => detail.jobArn,
  },
  identify: ({ item }) => ({
    arn: item.jobArn ?? "",
    name: item.jobName ?? "",
    status: item.jobStatus,
    createdAt: item.creationTime,
  }),
  protects: [
    {
      data: "optimization output",
      member: "encryptionKeyArn",
      from: ({ detail }) =>
        detail.jobStatus === "Failed"
          ? notApplicable("failed-or-deleted", { status: detail.jobStatus })
          : key(detail.encryptionKeyArn, AWS_OWNED),
      keyNeeds: UNDOCUMENTED,
    },
    {
      data: "input prompts",
      optional: true,
      from: ({ detail }) => bucket(detail.inputConfig?.s3Uri),
      keyNeeds: UNDOCUMENTED,
    },
  ],
  grants: GRANTS_UNDOCUMENTED,
  secondaryGrants: null,
  grantArn: NO_GRANT_NAMES_IT,
  contentService: null,
  change: {
    how: "recreate",
    summary: "A job's key is fixed at creation: create the job again with a key and delete the old output.",
    cli: ({ name, region, key: keyArn }) =>
      `aws bedrock create-advanced-prompt-optimization-job --region ${region} \\
  --job-name ${name}-cmk --encryption-key-arn ${keyArn} \\
  --input-config file://input.json --output-config file://output.json --model-configurations file://models.json`,
    source: "SDK: CreateAdvancedPromptOptimizationJobRequest.encryptionKeyArn",
  },
  sources: ['SDK: "If not specified, the output is encrypted with an Amazon-owned KMS key"'],
});
