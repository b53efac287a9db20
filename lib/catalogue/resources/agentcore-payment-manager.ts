import { ListPaymentManagersCommand } from "@aws-sdk/client-bedrock-agentcore-control";
import { GRANTS_UNDOCUMENTED } from "../grant-documentation.ts";
import { UNDOCUMENTED } from "../key-needs.ts";
import { listing } from "../listing.ts";
import { NO_GRANT_NAMES_IT, resourceType } from "../resource-type.ts";
import { keyUnlessFailed } from "./agentcore-failed.ts";

export const agentcorePaymentManager = resourceType({
  type: "agentcore-payment-manager",
  label: ["Payment manager", "Payment managers"],
  service: "bedrock-agentcore-control",
  listings: () => [
    listing(
      "bedrock-agentcore:ListPaymentManagers",
      (page) => new ListPaymentManagersCommand({ ...page, maxResults: 100 }),
      (output) => output.paymentManagers,
    ),
  ],
  identify: ({ item }) => ({
    arn: item.paymentManagerArn ?? "",
    name: item.name ?? "",
    status: item.status,
    createdAt: item.createdAt,
  }),
  protects: [
    {
      data: "payment manager and its connectors",
      member: "paymentManagers[].kmsKeyArn",
      from: ({ item }) => keyUnlessFailed(item.status, item.kmsKeyArn),
      keyNeeds: UNDOCUMENTED,
    },
  ],
  grants: GRANTS_UNDOCUMENTED,
  secondaryGrants: null,
  grantArn: NO_GRANT_NAMES_IT,
  contentService: null,
  change: {
    how: "in-place",
    summary: "UpdatePaymentManager sets the key; its connectors follow.",
    cli: ({ id, region, key: keyArn }) =>
      `aws bedrock-agentcore-control update-payment-manager --region ${region} --payment-manager-id ${id} --kms-key-arn ${keyArn}`,
    source: "SDK: UpdatePaymentManagerRequest.kmsKeyArn",
  },
  sources: [
    'SDK, CreatePaymentManager: "If you don\'t specify a key, the data is encrypted with an Amazon Web Services owned key"',
  ],
});
