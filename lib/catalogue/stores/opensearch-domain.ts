import { DescribeDomainCommand } from "@aws-sdk/client-opensearch";
import { lastSegment } from "#lib/domain/arn.ts";
import { GRANTS_UNDOCUMENTED } from "../grant-documentation.ts";
import { storeType } from "../store-type.ts";

export const opensearchDomain = storeType({
  kind: "opensearch-domain",
  label: "OpenSearch domain",
  service: "opensearch",
  permission: "es:DescribeDomain",
  command: ({ id }) => new DescribeDomainCommand({ DomainName: lastSegment(id) }),
  found: ({ DomainStatus: domain }, { id }) => {
    if (!domain?.DomainName) return null;
    const { Enabled: enabled, KmsKeyId: key } = domain.EncryptionAtRestOptions ?? {};
    return {
      arn: domain.ARN ?? id,
      key: enabled === true ? key : undefined,
      absence: enabled === true ? { means: "aws-managed", alias: "aws/es" } : { means: "unencrypted" },
      facts: {
        NodeToNodeEncryption: domain.NodeToNodeEncryptionOptions?.Enabled?.toString(),
        EnforceHTTPS: domain.DomainEndpointOptions?.EnforceHTTPS?.toString(),
        TLSSecurityPolicy: domain.DomainEndpointOptions?.TLSSecurityPolicy,
      },
    };
  },
  grants: GRANTS_UNDOCUMENTED,
  change: {
    how: "recreate",
    summary:
      "Encryption can be enabled in place, but an existing key cannot be changed: then create a new domain with your key and restore a snapshot into it.",
    cli: ({ id, region, key }) =>
      `aws opensearch update-domain-config --region ${region} --domain-name ${id} \\
  --encryption-at-rest-options Enabled=true,KmsKeyId=${key}`,
    cloudFormation: ({ id, key }) =>
      `Resources:
  Domain:
    Type: AWS::OpenSearchService::Domain
    Properties:
      DomainName: ${id}
      EncryptionAtRestOptions: { Enabled: true, KmsKeyId: ${key} }`,
    terraform: ({ id, key }) =>
      `resource "aws_opensearch_domain" "this" {
  domain_name = "${id}"
  encrypt_at_rest {
    enabled    = true
    kms_key_id = "${key}"
  }
}`,
    source: "SDK: EncryptionAtRestOptions",
  },
  sources: ["SDK: EncryptionAtRestOptions; without a key of its own an encrypted domain uses aws/es"],
});
