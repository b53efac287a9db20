import { GetMarketplaceModelEndpointCommand, ListMarketplaceModelEndpointsCommand } from "@aws-sdk/client-bedrock";
import { lastSegment } from "#lib/domain/arn.ts";
import { key, SERVICE_DEFAULT } from "../claim.ts";
import { GRANTS_UNDOCUMENTED } from "../grant-documentation.ts";
import { noNeeds } from "../key-needs.ts";
import { listing } from "../listing.ts";
import { NO_GRANT_NAMES_IT, resourceType } from "../resource-type.ts";

export const marketplaceModelEndpoint = resourceType({
  type: "marketplace-model-endpoint",
  label: ["Marketplace model endpoint", "Marketplace model endpoints"],
  service: "bedrock",
  listings: () => [
    listing(
      "bedrock:ListMarketplaceModelEndpoints",
      (page) => new ListMarketplaceModelEndpointsCommand({ ...page, maxResults: 100 }),
      (output) => output.marketplaceModelEndpoints,
    ),
  ],
  read: {
    permission: "bedrock:GetMarketplaceModelEndpoint",
    command: ({ item }) => new GetMarketplaceModelEndpointCommand({ endpointArn: item.endpointArn }),
    proof: (detail) => detail.marketplaceModelEndpoint?.endpointArn,
  },
  identify: ({ item }) => ({
    arn: item.endpointArn ?? "",
    name: lastSegment(item.endpointArn ?? ""),
    status: item.status,
    createdAt: item.createdAt,
  }),
  protects: [
    {
      data: "instance storage volume",
      member: "marketplaceModelEndpoint.endpointConfig.sageMaker.kmsEncryptionKey",
      from: ({ detail }) =>
        key(detail.marketplaceModelEndpoint?.endpointConfig?.sageMaker?.kmsEncryptionKey, SERVICE_DEFAULT),
      caveat: "This key covers the storage volume of the hosting instances, not the model's artifacts.",
      keyNeeds: noNeeds(
        "Amazon SageMaker encrypts the storage volume of the endpoint; Amazon Bedrock documents no required key policy.",
      ),
    },
  ],
  facts: ({ item }) => ({ modelSourceIdentifier: item.modelSourceIdentifier }),
  grants: GRANTS_UNDOCUMENTED,
  secondaryGrants: null,
  grantArn: NO_GRANT_NAMES_IT,
  contentService: "bedrock-runtime",
  change: {
    how: "in-place",
    summary:
      "UpdateMarketplaceModelEndpoint replaces the whole endpoint configuration: get, set the key, update. SageMaker replaces the instances.",
    cli: ({ arn, region, key: keyArn }) =>
      `aws bedrock get-marketplace-model-endpoint --region ${region} --endpoint-arn ${arn} \\
  --query marketplaceModelEndpoint.endpointConfig --output json \\
  | jq '.sageMaker.kmsEncryptionKey = "${keyArn}"' > endpoint.json
aws bedrock update-marketplace-model-endpoint --region ${region} --endpoint-arn ${arn} --endpoint-config file://endpoint.json`,
    source: "SDK: UpdateMarketplaceModelEndpointRequest.endpointConfig",
  },
  sources: [
    "SDK: SageMakerEndpoint.kmsEncryptionKey encrypts the storage volume of the hosting instance; no default is stated",
  ],
});
