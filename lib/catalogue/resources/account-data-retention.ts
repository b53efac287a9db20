import { GetAccountDataRetentionCommand } from "@aws-sdk/client-bedrock";
import { resourceType } from "../resource-type.ts";
import { accountDataRetentionArn, retained } from "./data-retention.ts";

/** One per account and Region: whether what is sent to models is kept at all. */
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
  protects: [{ data: "retained inference content", from: ({ detail }) => retained(detail.mode) }],
  facts: ({ detail }) => ({ dataRetention: detail.mode }),
  change: {
    how: "elsewhere",
    summary: "AWS offers no key for retained data; disable data retention instead.",
    cli: ({ region }) => `aws bedrock put-account-data-retention --region ${region} --mode none`,
    source: "SDK: PutAccountDataRetentionRequest.mode",
  },
  sources: ["SDK: GetAccountDataRetentionResponse has mode and updatedAt only"],
});
