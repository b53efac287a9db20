import { GetAccountDataRetentionCommand } from "@aws-sdk/client-bedrock";
import { GRANTS_UNDOCUMENTED } from "../grant-documentation.ts";
import { UNDOCUMENTED } from "../key-needs.ts";
import { PART_OF_ANOTHER, resourceType } from "../resource-type.ts";
import { accountDataRetentionArn, retained } from "./data-retention.ts";

/** One per account and Region: whether prompts and responses are retained. */
export const accountDataRetention = resourceType({
  type: "account-data-retention",
  label: ["Account data retention", "Account data retention"],
  service: "bedrock",
  parts: () => ["the account's"],
  read: {
    permission: "bedrock:GetAccountDataRetention",
    command: () => new GetAccountDataRetentionCommand({}),
    proof: ({ mode }) => typeof mode === "string" && mode,
  },
  identify: ({ scope }, detail) => ({
    arn: accountDataRetentionArn(scope),
    name: `Data retention in ${scope.region}`,
    status: detail?.mode,
  }),
  protects: [
    { data: "retained inference content", from: ({ detail }) => retained(detail.mode), keyNeeds: UNDOCUMENTED },
  ],
  facts: ({ detail }) => ({ dataRetention: detail.mode }),
  grants: GRANTS_UNDOCUMENTED,
  secondaryGrants: null,
  grantArn: PART_OF_ANOTHER,
  contentService: null,
  change: {
    how: "elsewhere",
    summary: "AWS offers no key for retained data; disable data retention instead.",
    cli: ({ region }) => `aws bedrock put-account-data-retention --region ${region} --mode none`,
    source: "SDK: PutAccountDataRetentionRequest.mode",
  },
  sources: ["SDK: GetAccountDataRetentionResponse has mode and updatedAt only"],
});
