import { ListConsentPortalsCommand } from "@aws-sdk/client-bedrock-agentcore-control";
import { notExposed } from "../claim.ts";
import { GRANTS_UNDOCUMENTED } from "../grant-documentation.ts";
import { UNDOCUMENTED } from "../key-needs.ts";
import { listing } from "../listing.ts";
import { NO_GRANT_NAMES_IT, resourceType } from "../resource-type.ts";

export const agentcoreConsentPortal = resourceType({
  type: "agentcore-consent-portal",
  label: ["Consent portal", "Consent portals"],
  service: "bedrock-agentcore-control",
  listings: () => [
    listing(
      "bedrock-agentcore:ListConsentPortals",
      (page) => new ListConsentPortalsCommand({ ...page, maxResults: 100 }),
      (output) => output.consentPortals,
    ),
  ],
  identify: ({ item }) => ({
    arn: item.consentPortalArn ?? "",
    name: item.name ?? "",
    status: item.status,
    createdAt: item.createdAt,
  }),
  protects: [
    {
      data: "portal configuration and consents",
      from: () => notExposed("key-not-exposed"),
      keyNeeds: UNDOCUMENTED,
    },
  ],
  grants: GRANTS_UNDOCUMENTED,
  secondaryGrants: null,
  grantArn: NO_GRANT_NAMES_IT,
  contentService: null,
  change: {
    how: "elsewhere",
    summary: "AWS offers no key for consent portals.",
    source: "SDK: CreateConsentPortalRequest has no key member",
  },
  sources: ["SDK: GetConsentPortalResponse has no key member"],
});
