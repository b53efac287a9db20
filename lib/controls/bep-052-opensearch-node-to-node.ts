import type { Control } from "./control.ts";
import { explainedBy } from "./explained.ts";
import { judgeDomain, judgeStores, UNREAD_DOMAIN } from "./judge-stores.ts";

const REASONS = {
  ...UNREAD_DOMAIN,
  enabled: () => "es:DescribeDomain returned that node-to-node encryption is enabled.",
  disabled: () => "es:DescribeDomain returned that node-to-node encryption is disabled.",
  "not-returned": () => "es:DescribeDomain did not return whether node-to-node encryption is enabled.",
};
const explain = explainedBy(REASONS);

export const opensearchNodeToNode: Control<keyof typeof REASONS> = {
  id: "BEP-052",
  scope: "region",
  title: "OpenSearch domains should encrypt node-to-node traffic",
  severity: "medium",
  severityReason:
    "Documents travel between nodes when they are written, replicated and searched; without node-to-node encryption they are readable inside the domain's network.",
  rationale:
    "TLS at a domain's endpoint ends at the first node. Node-to-node encryption is a separate setting, and a domain without it can appear encrypted in all other settings.",
  remediation: {
    summary:
      "Enable node-to-node encryption. This starts a blue/green deployment, requires Elasticsearch 6.0 or later or OpenSearch, and cannot be disabled again.",
    console: [
      "Open the domain in the OpenSearch Service console, Security configuration, Edit.",
      "Under Encryption choose node-to-node encryption, and save.",
    ],
    cli: `aws opensearch update-domain-config --domain-name DOMAIN \\
  --node-to-node-encryption-options Enabled=true`,
    cloudFormation: `Type: AWS::OpenSearchService::Domain
Properties:
  DomainName: DOMAIN
  NodeToNodeEncryptionOptions: { Enabled: true }`,
    terraform: `resource "aws_opensearch_domain" "this" {
  domain_name = "DOMAIN"
  node_to_node_encryption {
    enabled = true
  }
}`,
  },
  sources: [
    'Amazon OpenSearch Service Developer Guide, "Node-to-node encryption for Amazon OpenSearch Service"',
    "SDK: NodeToNodeEncryptionOptions of @aws-sdk/client-opensearch",
    'AWS Security Hub User Guide, "Security Hub controls for OpenSearch Service": Opensearch.3, encrypt data sent between nodes',
  ],
  frameworks: [
    { framework: "NIST SP 800-53 r5", id: "SC-8", by: "aws" },
    { framework: "NIST SP 800-53 r5", id: "SC-8(1)", by: "aws" },
    { framework: "ISO/IEC 27001:2022", id: "A.8.24", by: "analogy" },
  ],
  reasons: REASONS,
  *check(seen) {
    yield* judgeStores(seen, "opensearch-domain", (store) =>
      judgeDomain(store, ({ NodeToNodeEncryption }) => {
        if (NodeToNodeEncryption === "true") return explain("pass", "enabled");
        return NodeToNodeEncryption === "false" ? explain("fail", "disabled") : explain("cannot-tell", "not-returned");
      }),
    );
  },
};
