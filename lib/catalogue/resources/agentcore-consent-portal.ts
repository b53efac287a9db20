import { ListConsentPortalsCommand } from "@aws-sdk/client-bedrock-agentcore-control";
import { notExposed } from "../claim.ts";
import { listing } from "../listing.ts";
import { resourceType } from "../resource-type.ts";

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
      from: () => notExposed("No AWS API exposes which key encrypts a consent portal."),
    },
  ],
  change: {
    how: "elsewhere",
    summary: "AWS offers no key for consent portals.",
    source: "SDK: CreateConsentPortalRequest has no key member",
  },
  sources: ["SDK: GetConsentPortalResponse has no key member"],
});
