import { GetDomainCommand, ListDomainsCommand } from "@aws-sdk/client-datazone";
import { AWS_OWNED, key, notApplicable } from "../claim.ts";
import { GRANTS_UNDOCUMENTED } from "../grant-documentation.ts";
import { UNDOCUMENTED } from "../key-needs.ts";
import { listing } from "../listing.ts";
import { NO_GRANT_NAMES_IT, resourceType } from "../resource-type.ts";

const GONE = ["CREATION_FAILED", "DELETED"];

export const datazoneDomain = resourceType({
  type: "datazone-domain",
  label: ["Studio domain", "Studio domains"],
  service: "datazone",
  listings: () => [
    listing(
      "datazone:ListDomains",
      // ListDomains allows at most 25.
      (page) => new ListDomainsCommand({ ...page, maxResults: 25 }),
      (output) => output.items,
    ),
  ],
  identify: ({ item }) => ({
    arn: item.arn ?? "",
    name: typeof item.name === "string" ? item.name : "",
    status: item.status,
    createdAt: item.createdAt,
  }),
  read: {
    permission: "datazone:GetDomain",
    command: ({ item }) => new GetDomainCommand({ identifier: item.id }),
    proof: (detail) => detail.id,
  },
  protects: [
    {
      data: "domain metadata",
      member: "kmsKeyIdentifier",
      from: ({ detail }) =>
        detail.status && GONE.includes(detail.status)
          ? notApplicable("failed-or-deleted", { status: detail.status })
          : key(detail.kmsKeyIdentifier, AWS_OWNED),
      keyNeeds: UNDOCUMENTED,
    },
  ],
  facts: ({ item }) => ({
    domainVersion: item.domainVersion,
    managedAccountId: item.managedAccountId,
  }),
  grants: GRANTS_UNDOCUMENTED,
  secondaryGrants: null,
  grantArn: NO_GRANT_NAMES_IT,
  contentService: null,
  change: {
    how: "recreate",
    summary:
      "A domain's key is fixed at creation: UpdateDomain accepts none. Create a new domain with a key and move its projects.",
    cli: ({ name, region, key: keyArn }) =>
      `aws datazone create-domain --region ${region} \\
  --name "${name}-cmk" \\
  --domain-execution-role "$EXECUTION_ROLE_ARN" \\
  --kms-key-identifier ${keyArn}`,
    cloudFormation: ({ name, key: keyArn }) =>
      `Resources:
  Domain:
    Type: AWS::DataZone::Domain
    Properties:
      Name: "${name}-cmk"
      DomainExecutionRole: !Ref ExecutionRoleArn
      KmsKeyIdentifier: ${keyArn}`,
    terraform: ({ name, key: keyArn }) =>
      `resource "aws_datazone_domain" "this" {
  name                  = "${name}-cmk"
  domain_execution_role = var.execution_role_arn
  kms_key_identifier    = "${keyArn}"
}`,
    source: "SDK: CreateDomainInput.kmsKeyIdentifier; UpdateDomainInput has no key member",
  },
  sources: ['Amazon DataZone User Guide, "Data encryption at rest for Amazon DataZone": AWS owned keys by default'],
});
